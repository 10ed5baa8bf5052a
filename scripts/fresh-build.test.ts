import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isStale } from './fresh-build.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A file that was changed at this second of a day. */
async function put(name: string, second: number): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
  await utimes(file, second, second);
  return file;
}

const stale = () =>
  isStale(
    ['out/main.js', 'out/index.html'].map((name) => path.join(folder, name)),
    ['page', 'config.ts', 'gone'].map((name) => path.join(folder, name)),
  );

it('is stale where nothing was built', async () => {
  await put('page/a.tsx', 1);
  expect(await stale()).toBe(true);
});

it('is fresh where nothing is newer', async () => {
  await put('page/deep/a.tsx', 1);
  await put('config.ts', 2);
  await put('out/main.js', 3);
  await put('out/index.html', 3);
  expect(await stale()).toBe(false);
});

it.each(['page/deep/a.tsx', 'config.ts'])('is stale where %s is newer', async (name) => {
  await put('page/deep/b.tsx', 1);
  await put(name, 4);
  await put('out/main.js', 3);
  await put('out/index.html', 3);
  expect(await stale()).toBe(true);
});

it('is fresh where only a test is newer', async () => {
  await put('page/deep/a.test.tsx', 4);
  await put('out/main.js', 3);
  await put('out/index.html', 3);
  expect(await stale()).toBe(false);
});

it('is stale where the build ended half-way', async () => {
  await put('page/a.tsx', 1);
  await put('out/main.js', 3);
  expect(await stale()).toBe(true);
});
