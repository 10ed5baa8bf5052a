import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataPaths, type PathMachine, resolveDataDir } from './paths.ts';

const linux: PathMachine = { platform: 'linux', home: '/home/ada', temp: '/tmp', uid: 1000 };

describe('resolveDataDir', () => {
  it('prefers the flag to the environment', () => {
    expect(resolveDataDir('/a', { ROLEWATCH_DATA_DIR: '/b' }, linux)).toBe('/a');
  });

  it('prefers the environment to the convention', () => {
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

describe('dataPaths', () => {
  it('keeps every path inside the data dir', () => {
    const { root, redis, ...others } = dataPaths('/data', linux);
    const outside = [...Object.values(others), ...Object.values(redis)].filter(
      (each) => !each?.startsWith(`${root}/`),
    );
    expect(outside).toEqual([]);
  });

  it('moves the socket to the temporary folder if its path would be too long', () => {
    const { socket } = dataPaths(`/${'long/'.repeat(30)}`, linux).redis;
    expect(socket).toMatch(/^\/tmp\/rolewatch-1000-[0-9a-f]{12}\/redis\.sock$/);
  });

  it('has no socket if even the temporary folder is too deep', () => {
    const deep = `/${'long/'.repeat(30)}`;
    expect(dataPaths(deep, { ...linux, temp: deep }).redis.socket).toBeNull();
  });

  it('has the host’s socket in a separate folder, or in one with a shorter path', () => {
    expect(dataPaths('/data', linux).hostSocket).toBe('/data/run/host.sock');
    const deep = `/${'long/'.repeat(30)}`;
    expect(dataPaths(deep, linux).hostSocket).toMatch(
      /^\/tmp\/rolewatch-1000-[0-9a-f]{12}\/host\.sock$/,
    );
    expect(dataPaths(deep, { ...linux, temp: deep }).hostSocket).toBeNull();
  });

  it('has a named pipe for the host on Windows, one per data dir', () => {
    const windows = { ...linux, platform: 'win32' } as const;
    const pipes = ['/data', '/other'].map((dir) => dataPaths(dir, windows).hostSocket);
    expect(pipes[0]).toMatch(/^\\\\\.\\pipe\\rolewatch-[0-9a-f]{12}$/);
    expect(new Set(pipes).size).toBe(2);
  });

  it('has no socket on Windows', () => {
    expect(dataPaths('/data', { ...linux, platform: 'win32' }).redis.socket).toBeNull();
  });
});
