import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { dialByProxy } from './dial.ts';

/** A server that says something of its own to the first bytes it gets. */
async function startServer(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { port, [Symbol.dispose]: () => void server.close() };
}

const html =
  'HTTP/1.1 403 Forbidden\r\ncontent-type: text/html\r\n\r\n<h1>Welcome to our hotel</h1>';

it.each([
  ['a web page', 'http', html, 'it answers 403'],
  ['a request for a name', 'http', 'HTTP/1.1 407 Who\r\n\r\n', 'it refuses the name or password'],
  ['another protocol', 'http', 'SSH-2.0-OpenSSH_9.2\r\n', 'it is no proxy of this kind'],
  ['a web page', 'https', html, 'it does not speak TLS'],
  ['another protocol', 'https', 'SSH-2.0-OpenSSH_9.2\r\n', 'it does not speak TLS'],
  ['a web page', 'socks5', html, 'it is no proxy of this kind'],
  ['another protocol', 'socks5', 'SSH-2.0-OpenSSH_9.2\r\n', 'it is no proxy of this kind'],
  ['no way to log in', 'socks5', '\x05\xff', 'it refuses the name or password'],
])(
  'says in plain words what is wrong with %s from a proxy by %s',
  async (_what, scheme, said, reason) => {
    using server = await startServer((socket) => socket.end(Buffer.from(said, 'latin1')));
    const proxy = new URL(`${scheme}://ada:s3cr3t@127.0.0.1:${server.port}`);
    const dialled = dialByProxy(proxy, { hostname: 'a.example', port: 80 }, { timeoutMs: 5_000 });
    const error: unknown = await dialled.catch((thrown: unknown) => thrown);
    const name = `${scheme}://127.0.0.1:${server.port}`;
    expect(error).toMatchObject({ code: 'proxy_failed', details: { proxy: name, reason } });
    expect(String((error as Error).message)).not.toContain('s3cr3t');
  },
);

it('says that a proxy closes the connection', async () => {
  using server = await startServer((socket) => socket.destroy());
  const dialled = dialByProxy(
    new URL(`socks5://127.0.0.1:${server.port}`),
    { hostname: 'a.example', port: 80 },
    { timeoutMs: 5_000 },
  );
  await expect(dialled).rejects.toMatchObject({ details: { reason: 'it closes the connection' } });
});
