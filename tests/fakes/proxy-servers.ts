import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export type FakeProxy = AsyncDisposable & {
  /** With name and password, if it asks for them. */
  readonly url: string;
  /** `host:port` of each tunnel that was asked for, in order. */
  readonly asked: readonly string[];
};

export type FakeProxyOptions = {
  /** The port of this machine that all tunnels lead to, whatever site they name. */
  readonly port: number;
  readonly login?: { readonly name: string; readonly password: string };
  /** Answers every request so. HTTP: a status. SOCKS: a reply code (RFC 1928, section 6). */
  readonly refusal?: number;
};

const loginOf = ({ login }: FakeProxyOptions): string =>
  login === undefined ? '' : `${login.name}:${encodeURIComponent(login.password)}@`;

/** An HTTP proxy that knows CONNECT only. */
export async function startHttpProxy(options: FakeProxyOptions): Promise<FakeProxy> {
  const { port, login, refusal } = options;
  const asked: string[] = [];
  const wanted =
    login && `Basic ${Buffer.from(`${login.name}:${login.password}`).toString('base64')}`;
  const server = createHttpServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    const isKnown = wanted === undefined || request.headers['proxy-authorization'] === wanted;
    const status = isKnown ? (refusal ?? 200) : 407;
    socket.write(`HTTP/1.1 ${status} Said\r\n\r\n`);
    if (status === 200) join(socket, port);
    else socket.end();
  });
  return await listening(server, asked, `http://${loginOf(options)}`);
}

/** A SOCKS5 proxy (RFC 1928), with name and password (RFC 1929) where it asks for them. */
export async function startSocksProxy(options: FakeProxyOptions): Promise<FakeProxy> {
  const asked: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    void converse(socket, options, asked).catch(() => socket.destroy());
  });
  return await listening(server, asked, `socks5://${loginOf(options)}`);
}

async function converse(
  socket: Socket,
  { port, login, refusal = 0 }: FakeProxyOptions,
  asked: string[],
): Promise<void> {
  const [, methods = 0] = await take(socket, 2);
  await take(socket, methods);
  socket.write(Buffer.from([5, login === undefined ? 0 : 2]));
  if (login !== undefined) {
    const [, nameLength = 0] = await take(socket, 2);
    const name = (await take(socket, nameLength)).toString();
    const [length = 0] = await take(socket, 1);
    const password = (await take(socket, length)).toString();
    const isKnown = name === login.name && password === login.password;
    socket.write(Buffer.from([1, isKnown ? 0 : 1]));
    if (!isKnown) return void socket.end();
  }
  const [, , , kind] = await take(socket, 4);
  const host = await hostOf(socket, kind ?? 0);
  asked.push(`${host}:${(await take(socket, 2)).readUInt16BE()}`);
  socket.write(Buffer.from([5, refusal, 0, 1, 127, 0, 0, 1, 0, 0]));
  if (refusal === 0) join(socket, port);
  else socket.end();
}

async function hostOf(socket: Socket, kind: number): Promise<string> {
  if (kind === 1) return [...(await take(socket, 4))].join('.');
  if (kind === 4) return (await take(socket, 16)).toString('hex');
  const [length = 0] = await take(socket, 1);
  return (await take(socket, length)).toString();
}

/** The next `count` bytes. */
async function take(socket: Socket, count: number): Promise<Buffer> {
  if (count === 0) return Buffer.alloc(0);
  for (;;) {
    const bytes = socket.read(count) as Buffer | null;
    if (bytes !== null) return bytes;
    await once(socket, 'readable');
    if (socket.readableEnded) throw new Error('the client is gone');
  }
}

function join(client: Socket, port: number): void {
  const site = connect(port, '127.0.0.1');
  const end = () => {
    client.destroy();
    site.destroy();
  };
  for (const each of [client, site]) each.on('error', end).on('close', end);
  client.pipe(site).pipe(client);
}

async function listening(
  server: Server,
  asked: readonly string[],
  prefix: string,
): Promise<FakeProxy> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `${prefix}127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
