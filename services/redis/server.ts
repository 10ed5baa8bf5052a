import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { close, freePort, listen } from '../free-port.ts';
import type { OwnRedisAddress } from './address.ts';

/** Never appears in the arguments of a process. */
export const randomPassword = (): string => randomBytes(24).toString('base64url');

/**
 * The arguments of a redis-server: only its configuration file, since arguments are public. Windows
 * builds are made for POSIX paths and would look for `C:\…` below their own folder, so the path is
 * relative.
 */
export const redisArguments = ({
  dir,
  config,
}: {
  readonly dir: string;
  readonly config: string;
}): string[] => [path.relative(dir, config)];

export type RedisConfig = {
  readonly address: OwnRedisAddress;
  readonly dir: string;
  readonly log: string;
};

/** Write it 0600: it holds the password. Queues must survive and never be evicted. */
export function redisConfig(
  { address, dir, log }: RedisConfig,
  platform: NodeJS.Platform = process.platform,
): string {
  const written = platform === 'win32' ? (file: string) => fromDir(dir, file) : String;
  const lines: readonly (readonly [string, string | number])[] = [
    ['bind', '127.0.0.1'],
    ['protected-mode', 'yes'],
    ...('socket' in address
      ? ([
          ['port', 0],
          ['unixsocket', quote(address.socket)],
          ['unixsocketperm', 600],
        ] as const)
      : ([['port', address.port]] as const)),
    ['requirepass', quote(address.password)],
    ['daemonize', 'no'],
    ['dir', quote(written(dir))],
    ['logfile', quote(written(log))],
    ['save', '""'],
    ['appendonly', 'yes'],
    ['appendfsync', 'everysec'],
    // A power loss may cut the last record: lose that one, not the start.
    ['aof-load-truncated', 'yes'],
    ['auto-aof-rewrite-percentage', 100],
    // Rewritten early: a start reads the whole file.
    ['auto-aof-rewrite-min-size', '16mb'],
    // 10,000 companies in flight take 50 MB, and 30 MB more for each enrichment piece of all of
    // them.
    ['maxmemory', '1gb'],
    ['maxmemory-policy', 'noeviction'],
  ];
  return lines.map(([name, value]) => `${name} ${value}\n`).join('');
}

/** The path of a Windows file for a Redis made for POSIX paths, from its working directory. */
const fromDir = (dir: string, file: string): string =>
  path.win32.relative(dir, file).replaceAll('\\', '/') || '.';

/** redis.conf's form for values with spaces. */
const quote = (value: string): string =>
  `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;

/** The socket, if its folder can be ours alone; else a free port. With a new password. */
export async function chooseAddress(socket: string | null): Promise<OwnRedisAddress> {
  const password = randomPassword();
  if (socket !== null && (await canHoldSocket(socket))) return { socket, password };
  return { port: await freePort(), password };
}

/** Some disks take no sockets (network shares, Windows folders seen from Linux), so it tries. */
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
    // Whatever stops the socket, a port will do.
    return false;
  }
}

/** In a shared temporary folder anyone could have made the name before us. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && found.uid === process.getuid?.();
}
