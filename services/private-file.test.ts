import {
  chmod,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePrivateFile } from './private-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writePrivateFile', () => {
  it('writes for the owner alone, and leaves nothing else', async () => {
    await writePrivateFile(file, 'secret');
    expect(await readFile(file, 'utf8')).toBe('secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['secrets.json']);
  });

  it('replaces a file that others may read', async () => {
    await writeFile(file, 'old');
    await chmod(file, 0o666);
    await writePrivateFile(file, 'secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each(['.draft', '.tmp', `.${process.pid}`, '.0000000000000000.draft'])(
    'does not write into a file that lies there as secrets.json%s',
    async (ending) => {
      const trap = `${file}${ending}`;
      await writeFile(trap, 'trap');
      await writePrivateFile(file, 'secret');
      expect(await readFile(trap, 'utf8')).toBe('trap');
    },
  );

  it('replaces a link, and does not follow it', async () => {
    const other = path.join(folder, 'other');
    await writeFile(other, 'theirs');
    await symlink(other, file);
    await writePrivateFile(file, 'secret');
    expect(await readFile(other, 'utf8')).toBe('theirs');
  });

  it('removes what a killed process left, not what another one writes now', async () => {
    const left = `${file}.00000000000000aa.draft`;
    await writeFile(left, '');
    await utimes(left, 0, 0);
    await writeFile(`${file}.00000000000000bb.draft`, '');
    await writePrivateFile(file, 'secret');
    expect(await readdir(folder)).toEqual(['secrets.json', 'secrets.json.00000000000000bb.draft']);
  });

  it('leaves no draft where the file cannot be put in place', async () => {
    await rm(folder, { recursive: true });
    await expect(writePrivateFile(file, 'secret')).rejects.toThrow('ENOENT');
  });
});
