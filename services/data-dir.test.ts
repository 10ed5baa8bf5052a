import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareDataDir, unwritable } from './data-dir.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const permissions = async (name: string) => (await stat(name)).mode & 0o777;

describe('prepareDataDir', () => {
  it('makes the folder and what is in it for its owner alone', async () => {
    const { root, redis, logs } = await prepareDataDir(path.join(folder, 'a', 'b'));
    const modes = await Promise.all([root, redis.dir, logs].map(permissions));
    expect(modes).toEqual([0o700, 0o700, 0o700]);
  });

  it('closes an empty folder to others', async () => {
    await chmod(folder, 0o755);
    await prepareDataDir(folder);
    expect(await permissions(folder)).toBe(0o700);
  });

  it('leaves the permissions of a folder that holds things', async () => {
    await chmod(folder, 0o755);
    await writeFile(path.join(folder, 'mine.txt'), '');
    await prepareDataDir(folder);
    expect(await permissions(folder)).toBe(0o755);
  });

  it.each([
    ['the group', 0o770],
    ['everyone', 0o777],
    ['everyone, each their own files', 0o1777],
  ])('is refused, with the fix, where %s may write to it', async (_who, mode) => {
    await writeFile(path.join(folder, 'mine.txt'), '');
    await chmod(folder, mode);
    await expect(prepareDataDir(folder)).rejects.toMatchObject({
      code: 'data_dir_not_private',
      hint: expect.stringContaining(`chmod go-w '${folder}'`),
    });
    expect(await readdir(folder)).toEqual(['mine.txt']);
  });

  it('is refused where others may write to a folder in it', async () => {
    const { snapshots } = await prepareDataDir(folder);
    await chmod(snapshots, 0o777);
    await expect(prepareDataDir(folder)).rejects.toMatchObject({ code: 'data_dir_not_private' });
  });

  it.runIf(process.getuid?.() === 0)('is refused where it is of another user', async () => {
    await chown(folder, 12_345, 12_345);
    await expect(prepareDataDir(folder)).rejects.toMatchObject({
      code: 'data_dir_not_private',
      message: expect.stringContaining('another user'),
    });
  });

  it('leaves no test file behind', async () => {
    await prepareDataDir(folder);
    const names = await readdir(folder);
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each(['data', 'data/inside'])('says that a file is in the way of %s', async (name) => {
    await writeFile(path.join(folder, 'data'), '');
    await expect(prepareDataDir(path.join(folder, name))).rejects.toMatchObject({
      code: 'data_dir_unwritable',
      details: { reason: 'a file is in the way' },
    });
  });

  it.skipIf(process.platform !== 'linux')(
    'says that a folder of the kernel cannot be made',
    async () => {
      await expect(prepareDataDir('/proc/rolewatch')).rejects.toMatchObject({
        details: { reason: 'the folder cannot be made there' },
      });
    },
  );

  it('prepares the same folder twice', async () => {
    await prepareDataDir(folder);
    await mkdir(path.join(folder, 'more'));
    await expect(prepareDataDir(folder)).resolves.toMatchObject({ root: folder });
  });
});

describe('unwritable', () => {
  it.each([
    ['EACCES', 'permission denied'],
    ['EROFS', 'the disk is read-only'],
  ])('says what %s means', (code, reason) => {
    const error = Object.assign(new Error('it failed'), { code });
    expect(unwritable('/data', error)).toMatchObject({ details: { reason } });
  });

  it.each(['ENOSPC', 'EDQUOT'])('says that the disk is full: %s', (code) => {
    const error = Object.assign(new Error('it failed'), { code });
    expect(unwritable('/data', error)).toMatchObject({ code: 'disk_full' });
  });

  it('passes on a reason it does not know', () => {
    expect(unwritable('/data', new Error('odd'))).toMatchObject({ details: { reason: 'odd' } });
  });
});
