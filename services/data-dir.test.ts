import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { emptyThrowawayDir, prepareDataDir, prepareThrowawayDir, unwritable } from './data-dir.ts';
import { lockDataDir } from './lock.ts';

describe('the data dir', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const permissions = async (name: string) => (await stat(name)).mode & 0o777;

  describe('prepareDataDir', () => {
    it('makes the folder and its content for the owner alone', async () => {
      const { root, redis, logs } = await prepareDataDir(path.join(folder, 'a', 'b'));
      const modes = await Promise.all([root, redis.dir, logs].map(permissions));
      expect(modes).toEqual([0o700, 0o700, 0o700]);
    });

    it('closes an empty folder to others', async () => {
      await chmod(folder, 0o755);
      await prepareDataDir(folder);
      expect(await permissions(folder)).toBe(0o700);
    });

    it('keeps the permissions of a folder with content', async () => {
      await chmod(folder, 0o755);
      await writeFile(path.join(folder, 'mine.txt'), '');
      await prepareDataDir(folder);
      expect(await permissions(folder)).toBe(0o755);
    });

    it.each([
      ['the group', 0o770],
      ['everyone', 0o777],
      ['everyone, each their own files', 0o1777],
    ])('refuses a folder that %s may write to, with the fix', async (_who, mode) => {
      await writeFile(path.join(folder, 'mine.txt'), '');
      await chmod(folder, mode);
      await expect(prepareDataDir(folder)).rejects.toMatchObject({
        code: 'data_dir_not_private',
        cliHint: expect.stringContaining(`chmod go-w '${folder}'`),
      });
      expect(await readdir(folder)).toEqual(['mine.txt']);
    });

    it('refuses a folder if others may write to a folder in it', async () => {
      const { snapshots } = await prepareDataDir(folder);
      await chmod(snapshots, 0o777);
      await expect(prepareDataDir(folder)).rejects.toMatchObject({ code: 'data_dir_not_private' });
    });

    it.runIf(process.getuid?.() === 0)('refuses another user’s folder', async () => {
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

    it.each(['data', 'data/inside'])('reports a file in the way of %s', async (name) => {
      await writeFile(path.join(folder, 'data'), '');
      await expect(prepareDataDir(path.join(folder, name))).rejects.toMatchObject({
        code: 'data_dir_unwritable',
        details: { reason: 'a file is in the way' },
      });
    });

    it.skipIf(process.platform !== 'linux')(
      'reports that a kernel folder cannot be made',
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
    ])('explains %s', (code, reason) => {
      const error = Object.assign(new Error('it failed'), { code });
      expect(unwritable('/data', error)).toMatchObject({ details: { reason } });
    });

    it.each(['ENOSPC', 'EDQUOT'])('reports a full disk: %s', (code) => {
      const error = Object.assign(new Error('it failed'), { code });
      expect(unwritable('/data', error)).toMatchObject({ code: 'disk_full' });
    });

    it('passes on an unknown reason', () => {
      expect(unwritable('/data', new Error('odd'))).toMatchObject({ details: { reason: 'odd' } });
    });
  });
});

describe('a throwaway data dir', () => {
  it('is created if missing, and emptied when used again', async () => {
    await using folder = await temporaryFolder();
    const dir = path.join(folder.path, 'demo');
    const paths = await prepareThrowawayDir(dir);
    await writeFile(paths.database, 'old');
    await writeFile(path.join(paths.snapshots, 'page'), 'old');
    await prepareThrowawayDir(dir);
    await using _lock = await lockDataDir(dir);
    await emptyThrowawayDir(paths);
    expect((await readdir(dir)).toSorted()).toEqual(['emptied-at-each-start', 'lock']);
  });

  it('is never a folder with other content', async () => {
    await using folder = await temporaryFolder();
    const letter = path.join(folder.path, 'letter.txt');
    await writeFile(letter, 'mine');
    await expect(prepareThrowawayDir(folder.path)).rejects.toMatchObject({
      code: 'folder_not_empty',
    });
    expect(await readdir(folder.path)).toEqual(['letter.txt']);
  });

  it('may be an existing empty folder', async () => {
    await using folder = await temporaryFolder();
    const dir = path.join(folder.path, 'empty');
    await mkdir(dir);
    expect((await prepareThrowawayDir(dir)).root).toBe(dir);
  });

  it('names the place where it cannot be made', async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, 'a-file');
    await writeFile(file, '');
    await expect(prepareThrowawayDir(path.join(file, 'demo'))).rejects.toMatchObject({
      code: 'data_dir_unwritable',
    });
  });
});
