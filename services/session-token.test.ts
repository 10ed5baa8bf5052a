import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionToken } from './session-token.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is 32 bytes that fit a URL', async () => {
  const token = await sessionToken(file);
  expect(token).toMatch(/^[\w-]+$/);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

it('is the same after a restart', async () => {
  const token = await sessionToken(file);
  expect(await sessionToken(file)).toBe(token);
});

it('differs in another data dir', async () => {
  expect(await sessionToken(`${file}.other`)).not.toBe(await sessionToken(file));
});

it('is kept for its owner alone, and without leftovers', async () => {
  await sessionToken(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secrets.json']);
});

it.each(['', '{', '[]', 'null', '{"sessionToken":""}', '{"sessionToken":"short"}'])(
  'is new if the file holds %j',
  async (content) => {
    await writeFile(file, content);
    const token = await sessionToken(file);
    expect(token).toHaveLength(43);
    expect(await sessionToken(file)).toBe(token);
  },
);

it('keeps other secrets in the file', async () => {
  await writeFile(file, '{"llmApiKey":"k"}');
  const token = await sessionToken(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    llmApiKey: 'k',
    sessionToken: token,
  });
});

it('reports that its file cannot be written', async () => {
  await mkdir(file);
  await expect(sessionToken(file)).rejects.toMatchObject({ code: 'data_dir_unwritable' });
});

it.each([0o640, 0o604, 0o666])('is new if others may read or write it (%o)', async (mode) => {
  const token = await sessionToken(file);
  await chmod(file, mode);
  expect(await sessionToken(file)).not.toBe(token);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('is not written into a file that another user put there', async () => {
  const trap = `${file}.draft`;
  await writeFile(trap, '');
  const token = await sessionToken(file);
  expect(await readFile(trap, 'utf8')).not.toContain(token);
});
