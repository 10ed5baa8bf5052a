import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { ping, retryDelayMs } from './connection.ts';

/** A server that takes connections and says nothing. */
async function silentServer() {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

describe('retryDelayMs', () => {
  it('doubles up to a second', () => {
    expect([1, 2, 3, 6, 7, 100].map(retryDelayMs)).toEqual([20, 40, 80, 640, 1_000, 1_000]);
  });
});

describe('ping', () => {
  it('says that nobody listens', async () => {
    await expect(
      ping({ socket: '/nowhere/redis.sock', password: 'p' }, 1_000),
    ).rejects.toMatchObject({
      code: 'redis_unavailable',
      details: { reason: expect.stringContaining('ENOENT') },
    });
  });

  it('gives up on a server that says nothing', async () => {
    await using server = await silentServer();
    await expect(ping({ port: server.port, password: 'p' }, 50)).rejects.toMatchObject({
      code: 'redis_unavailable',
      details: { reason: 'no answer within 50 ms' },
    });
  });
});
