import { describe, expect, it } from 'vitest';
import { randomPassword, redisArguments, redisConfig } from './server.ts';

const socket = { socket: '/data/redis/redis.sock', password: 'secret' };
const port = { port: 6400, password: 'secret' };
const config = (address: typeof socket | typeof port, dir = '/data/redis') =>
  redisConfig({ address, dir, log: '/data/logs/redis.log' }, 'linux').split('\n');

describe('redisConfig', () => {
  it.each([
    'bind 127.0.0.1',
    'protected-mode yes',
    'requirepass "secret"',
    'appendonly yes',
    'appendfsync everysec',
    'aof-load-truncated yes',
    'save ""',
    'maxmemory 1gb',
    'maxmemory-policy noeviction',
    'daemonize no',
  ])('says: %s', (line) => {
    expect(config(socket)).toContain(line);
  });

  it('listens on no port where there is a socket', () => {
    expect(config(socket)).toEqual(
      expect.arrayContaining(['port 0', 'unixsocket "/data/redis/redis.sock"']),
    );
  });

  it('listens on its port where there is no socket', () => {
    expect(config(port).filter((line) => /^(port|unixsocket)/.test(line))).toEqual(['port 6400']);
  });

  it('quotes what a folder may be called', () => {
    expect(config(socket, '/my "data"\\x')).toContain('dir "/my \\"data\\"\\\\x"');
  });

  it('names no drive on Windows, for a Redis made for POSIX paths', () => {
    const dir = 'C:\\Users\\Ada L\\Rolewatch\\redis';
    const log = 'C:\\Users\\Ada L\\Rolewatch\\logs\\redis.log';
    expect(redisConfig({ address: port, dir, log }, 'win32').split('\n')).toEqual(
      expect.arrayContaining(['dir "."', 'logfile "../logs/redis.log"']),
    );
  });

  it('lets no folder name add a line', () => {
    expect(config(socket, '/a\nbind 0.0.0.0')).not.toContain('bind 0.0.0.0"');
  });
});

describe('redisArguments', () => {
  it('names the configuration in the folder where Redis is started, and nothing else', () => {
    const paths = { dir: '/data/redis', config: '/data/redis/redis.conf' };
    expect(redisArguments(paths)).toEqual(['redis.conf']);
  });
});

describe('randomPassword', () => {
  it('is another one each time', () => {
    expect(randomPassword()).not.toBe(randomPassword());
  });
});
