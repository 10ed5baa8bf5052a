import { chmod, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseAddress, randomPassword, redisArguments, redisConfig } from './server.ts';

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

  it('listens on no port if it has a socket', () => {
    expect(config(socket)).toEqual(
      expect.arrayContaining(['port 0', 'unixsocket "/data/redis/redis.sock"']),
    );
  });

  it('listens on its port without a socket', () => {
    expect(config(port).filter((line) => /^(port|unixsocket)/.test(line))).toEqual(['port 6400']);
  });

  it('quotes any folder name', () => {
    expect(config(socket, '/my "data"\\x')).toContain('dir "/my \\"data\\"\\\\x"');
  });

  it('names no Windows drive for a Redis made for POSIX paths', () => {
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
  it('holds only the configuration, relative to Redis’s folder', () => {
    const paths = { dir: '/data/redis', config: '/data/redis/redis.conf' };
    expect(redisArguments(paths)).toEqual(['redis.conf']);
  });
});

describe('randomPassword', () => {
  it('differs each time', () => {
    expect(randomPassword()).not.toBe(randomPassword());
  });
});

describe('where our Redis listens', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  describe('chooseAddress', () => {
    it('chooses the socket if one can be made', async () => {
      const socket = path.join(folder, 'new', 'redis.sock');
      expect(await chooseAddress(socket)).toMatchObject({ socket });
    });

    it('closes the folder of the socket to others', async () => {
      await chmod(folder, 0o755);
      await chooseAddress(path.join(folder, 'redis.sock'));
      expect((await stat(folder)).mode & 0o777).toBe(0o700);
    });

    it('removes an earlier Redis’s socket', async () => {
      const socket = path.join(folder, 'redis.sock');
      await writeFile(socket, '');
      expect(await chooseAddress(socket)).toMatchObject({ socket });
    });

    it('chooses a port without a socket path', async () => {
      expect(await chooseAddress(null)).toMatchObject({ port: expect.any(Number) });
    });

    it('chooses a port if the folder is a link', async () => {
      const link = path.join(folder, 'link');
      await symlink(folder, link);
      expect(await chooseAddress(path.join(link, 'redis.sock'))).toHaveProperty('port');
    });

    it('chooses a port if the folder cannot be made', async () => {
      await writeFile(path.join(folder, 'file'), '');
      expect(await chooseAddress(path.join(folder, 'file', 'redis.sock'))).toHaveProperty('port');
    });

    it('sets another password each time', async () => {
      const [first, second] = [await chooseAddress(null), await chooseAddress(null)];
      expect(first.password).not.toBe(second.password);
    });
  });
});
