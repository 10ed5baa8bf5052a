import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saysDamaged, setAside } from './append-only-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('saysDamaged', () => {
  it.each([
    'Bad file format reading the append only file appendonly.aof.1.incr.aof: make a backup of it',
    '*** FATAL AOF MANIFEST FILE ERROR ***',
    'Found an empty AOF manifest',
    'Unable to obtain the AOF file appendonly.aof.1.base.rdb length. stat: No such file or directory',
    'Wrong RDB checksum expected: (34e20f34bf7dc497) but got (dca2565ea5b26edf). Aborting now.',
    'Short read or OOM loading DB. Unrecoverable error, aborting now.',
  ])('understands %j', (line) => {
    expect(saysDamaged(['Server initialized', line])).toBe(true);
  });

  it.each([
    'Could not create server TCP listening socket 127.0.0.1:6379: bind: Address already in use',
    "Can't open or create append-only dir appendonlydir: Permission denied",
    'DB loaded from append only file: 0.000 seconds',
    'Redis is now ready to exit, bye bye...',
  ])('does not blame the file for %j', (line) => {
    expect(saysDamaged([line])).toBe(false);
  });
});

describe('setAside', () => {
  it('keeps the damaged file under another name', async () => {
    await mkdir(path.join(folder, 'appendonlydir'));
    const kept = await setAside(folder, '2026-11-24T12:00:00.000Z');
    expect(kept).toBe(path.join(folder, 'appendonlydir.damaged-2026-11-24T12-00-00-000Z'));
    expect(await readdir(folder)).toEqual(['appendonlydir.damaged-2026-11-24T12-00-00-000Z']);
  });

  it('says that there was none', async () => {
    expect(await setAside(folder, '2026-11-24T12:00:00.000Z')).toBeNull();
  });
});
