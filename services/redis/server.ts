import { randomBytes } from 'node:crypto';
import type { OwnRedisAddress } from './address.ts';

/** A password no one can guess; it never appears in the arguments of a process. */
export const randomPassword = (): string => randomBytes(24).toString('base64url');

/** The arguments of redis-server: its configuration file only, since arguments are public. */
export const redisArguments = ({ config }: { readonly config: string }): string[] => [config];

export type RedisConfig = {
  readonly address: OwnRedisAddress;
  /** Where the append-only file lives. */
  readonly dir: string;
  readonly log: string;
};

/**
 * The text of redis.conf. To be written 0600: it holds the password.
 * Queues must survive (append-only file), and must never be evicted to make room.
 */
export function redisConfig({ address, dir, log }: RedisConfig): string {
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
    ['dir', quote(dir)],
    ['logfile', quote(log)],
    ['save', '""'],
    ['appendonly', 'yes'],
    ['appendfsync', 'everysec'],
    // After a power loss the last record may be half written: lose that one, not the start.
    ['aof-load-truncated', 'yes'],
    ['auto-aof-rewrite-percentage', 100],
    // Rewritten early: a start reads the whole file.
    ['auto-aof-rewrite-min-size', '16mb'],
    ['maxmemory', '256mb'],
    ['maxmemory-policy', 'noeviction'],
  ];
  return lines.map(([name, value]) => `${name} ${value}\n`).join('');
}

/** As redis.conf wants a value that may hold spaces. */
const quote = (value: string): string =>
  `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
