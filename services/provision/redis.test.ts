import { describe, expect, it } from 'vitest';
import { defaultSettings } from '#core/settings.ts';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { findRedis } from './redis.ts';

describe('findRedis', () => {
  it('prefers the configured path to all others', async () => {
    await using machine = await fakeMachine();
    const set = await machine.put('mine/redis-server');
    await machine.put('bin/redis-server');
    expect(await findRedis({ redisServer: set }, machine)).toEqual({
      name: 'redis',
      path: set,
      origin: 'setting',
    });
  });

  it('refuses a configured path without a program, despite other copies', async () => {
    await using machine = await fakeMachine();
    await machine.put('bin/redis-server');
    await expect(findRedis({ redisServer: '/nowhere' }, machine)).rejects.toThrow(
      'The setting redisServer (ROLEWATCH_REDIS_SERVER) is not valid',
    );
  });

  it('prefers the bundled program to the system’s', async () => {
    await using machine = await fakeMachine();
    await machine.put('bin/redis-server');
    const ours = await machine.put('resources/redis/linux-x64/redis-server');
    expect(await findRedis(defaultSettings, machine)).toMatchObject({
      path: ours,
      origin: 'resources',
    });
  });

  it.each(['redis-server', 'valkey-server'])('finds %s on the PATH', async (program) => {
    await using machine = await fakeMachine();
    const path = await machine.put(`bin/${program}`);
    expect(await findRedis(defaultSettings, machine)).toMatchObject({ path, origin: 'system' });
  });

  it('finds an earlier download', async () => {
    await using machine = await fakeMachine();
    const path = await machine.put('home/.cache/redis-binaries/stable/redis-server');
    expect(await findRedis(defaultSettings, machine)).toMatchObject({ path, origin: 'download' });
  });

  it('looks for none if the settings disable it', async () => {
    await using machine = await fakeMachine();
    await machine.put('bin/redis-server');
    expect(await findRedis({ redisServer: 'none' }, machine)).toMatchObject({
      missing: true,
      fix: expect.stringContaining('unset ROLEWATCH_REDIS_SERVER'),
    });
  });

  it.each([
    [{ platform: 'darwin' }, 'brew install redis'],
    [{ programs: ['/usr/bin/apt-get'] }, 'sudo apt-get install -y redis-server'],
    [{ programs: ['/usr/bin/apt-get'], isRoot: true }, 'apt-get install -y redis-server'],
    [{}, 'install Redis, and set ROLEWATCH_REDIS_SERVER to its path'],
  ] as const)('says how to get it on %o', async (facts, fix) => {
    await using machine = await fakeMachine(facts);
    expect(await findRedis(defaultSettings, machine)).toMatchObject({ missing: true, fix });
  });
});
