import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataPaths, type PathMachine, resolveDataDir, resolveDemoDataDir } from './paths.ts';

const linux: PathMachine = { platform: 'linux', home: '/home/ada', temp: '/tmp', uid: 1000 };

describe('resolveDataDir', () => {
  it('takes the flag before the environment', () => {
    expect(resolveDataDir('/a', { ROLEWATCH_DATA_DIR: '/b' }, linux)).toBe('/a');
  });

  it('takes the environment before the convention', () => {
    expect(resolveDataDir(undefined, { ROLEWATCH_DATA_DIR: '/b' }, linux)).toBe('/b');
  });

  it('makes a relative folder absolute', () => {
    expect(resolveDataDir('here', {}, linux)).toBe(path.resolve('here'));
  });

  it.each([
    ['linux', {}, '/home/ada/.local/share/rolewatch'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/rolewatch'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/rolewatch'],
    ['darwin', {}, '/home/ada/Library/Application Support/Rolewatch'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/Rolewatch'],
  ] as const)('follows the convention of %s with %o', (platform, env, expected) => {
    expect(resolveDataDir(undefined, env, { ...linux, platform })).toBe(expected);
  });
});

describe('resolveDemoDataDir', () => {
  it.each([
    [{}, '/home/ada/.local/share/rolewatch-demo'],
    [{ ROLEWATCH_DATA_DIR: '/data' }, '/data-demo'],
    [{ ROLEWATCH_DATA_DIR: '/srv/jobs/' }, '/srv/jobs-demo'],
  ])('is beside the data dir with %o', (env, expected) => {
    expect(resolveDemoDataDir(env, linux)).toBe(expected);
  });
});

describe('dataPaths', () => {
  it('keeps every path inside the data dir', () => {
    const { root, redis, ...others } = dataPaths('/data', linux);
    const outside = [...Object.values(others), ...Object.values(redis)].filter(
      (each) => !each?.startsWith(`${root}/`),
    );
    expect(outside).toEqual([]);
  });

  it('moves the socket to the temporary folder where its path would be too long', () => {
    const { socket } = dataPaths(`/${'long/'.repeat(30)}`, linux).redis;
    expect(socket).toMatch(/^\/tmp\/rolewatch-1000-[0-9a-f]{12}\/redis\.sock$/);
  });

  it('has no socket where even the temporary folder is too deep', () => {
    const deep = `/${'long/'.repeat(30)}`;
    expect(dataPaths(deep, { ...linux, temp: deep }).redis.socket).toBeNull();
  });

  it('has no socket on Windows', () => {
    expect(dataPaths('/data', { ...linux, platform: 'win32' }).redis.socket).toBeNull();
  });
});
