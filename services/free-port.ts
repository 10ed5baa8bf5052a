import net from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago; another program may take it meanwhile. */
export async function freePort(): Promise<number> {
  const server = await listen({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  await close(server);
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Rejects if the address can't be listened on. */
export const listen = (options: net.ListenOptions): Promise<net.Server> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(options, () => resolve(server));
  });

export const close = (server: net.Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });
