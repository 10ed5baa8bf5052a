import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { OwnRedisAddress } from './address.ts';

/** A password no one can guess; it never appears in the arguments of a process. */
export const randomPassword = (): string => randomBytes(24).toString('base64url');

/**
 * The arguments of a redis-server started in its own folder: its configuration file only, since
 * arguments are public. Builds for Windows are made for POSIX paths and would look for `C:\…` below
 * the folder they are in: so it goes by its path from there.
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
  /** Where the append-only file lives, and Redis is started. */
  readonly dir: string;
  readonly log: string;
};

/**
 * The text of redis.conf. To be written 0600: it holds the password.
 * Queues must survive (append-only file), and must never be evicted to make room.
 */
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
    // After a power loss the last record may be half written: lose that one, not the start.
    ['aof-load-truncated', 'yes'],
    ['auto-aof-rewrite-percentage', 100],
    // Rewritten early: a start reads the whole file.
    ['auto-aof-rewrite-min-size', '16mb'],
    // 10,000 companies in flight take 50 MB, and 30 MB more for each piece that the model is to read of
    // every one of them.
    ['maxmemory', '1gb'],
    ['maxmemory-policy', 'noeviction'],
  ];
  return lines.map(([name, value]) => `${name} ${value}\n`).join('');
}

/** How Redis, made for POSIX paths, finds a file of Windows from the folder it is started in. */
const fromDir = (dir: string, file: string): string =>
  path.win32.relative(dir, file).replaceAll('\\', '/') || '.';

/** As redis.conf wants a value that may hold spaces. */
const quote = (value: string): string =>
  `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
