import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import type { OwnRedisAddress } from './address.ts';
import { randomPassword } from './server.ts';

/**
 * Where a Redis of our own is to listen: the socket, if one can be made there and the folder is
 * ours alone; else a free port of this machine. With a new password.
 */
export async function chooseAddress(socket: string | null): Promise<OwnRedisAddress> {
  const password = randomPassword();
  if (socket !== null && (await canHoldSocket(socket))) return { socket, password };
  return { port: await freePort(), password };
}

/** Not every disk takes sockets (network shares, Windows folders seen from Linux): trying tells. */
async function canHoldSocket(socket: string): Promise<boolean> {
  const folder = path.dirname(socket);
  try {
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    if (!(await isOurs(folder))) return false;
    await chmod(folder, 0o700);
    await rm(socket, { force: true });
    await close(await listen({ path: socket }));
    return true;
  } catch {
    // Whatever stands in the way of the socket, a port will do.
    return false;
  }
}

/** In a shared temporary folder anyone could have made the name before us. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.();
}

async function freePort(): Promise<number> {
  const server = await listen({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  await close(server);
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const listen = (options: net.ListenOptions): Promise<net.Server> =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(options, () => resolve(server));
  });

const close = (server: net.Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
  });
