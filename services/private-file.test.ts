import crypto from 'node:crypto';
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
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { writePrivateFile } from './private-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Until the test ends, every random byte is zero. */
function guessRandomBytes(): void {
  const spy = vi
    .spyOn(crypto, 'randomBytes')
    .mockImplementation((size: number) => Buffer.alloc(size));
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
}

describe('writePrivateFile', () => {
  it('writes for the owner alone, and leaves no other file', async () => {
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
    'does not write into an existing file secrets.json%s',
    async (ending) => {
      const trap = `${file}${ending}`;
      await writeFile(trap, 'trap');
      await writePrivateFile(file, 'secret');
      expect(await readFile(trap, 'utf8')).toBe('trap');
    },
  );

  it('does not follow a link in the draft’s place, even with a guessed name', async () => {
    const other = path.join(folder, 'other');
    await writeFile(other, 'theirs');
    guessRandomBytes();
    await symlink(other, `${file}.0000000000000000.draft`);
    await expect(writePrivateFile(file, 'secret')).rejects.toThrow('EEXIST');
    expect(await readFile(other, 'utf8')).toBe('theirs');
  });

  it('replaces a link, and does not follow it', async () => {
    const other = path.join(folder, 'other');
    await writeFile(other, 'theirs');
    await symlink(other, file);
    await writePrivateFile(file, 'secret');
    expect(await readFile(other, 'utf8')).toBe('theirs');
  });

  it('removes a killed process’s draft, not one being written', async () => {
    const left = `${file}.00000000000000aa.draft`;
    await writeFile(left, '');
    await utimes(left, 0, 0);
    await writeFile(`${file}.00000000000000bb.draft`, '');
    await writePrivateFile(file, 'secret');
    expect(await readdir(folder)).toEqual(['secrets.json', 'secrets.json.00000000000000bb.draft']);
  });

  it('leaves no draft if the file cannot be put in place', async () => {
    await rm(folder, { recursive: true });
    await expect(writePrivateFile(file, 'secret')).rejects.toThrow('ENOENT');
  });
});
