import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { minutes } from '#core/duration.ts';
import { sha256Hex } from './digest.ts';
import { createFileStore } from './file-store.ts';

const longText = (_: unknown, i: number) => `${i}: ${'Ein Bäcker bäckt Brot. '.repeat(10)}`;

describe('createFileStore', () => {
  let root: string;
  let dir: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'rolewatch-snapshots-'));
    dir = path.join(root, 'snapshots');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const files = async () =>
    (await readdir(dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  const onlyFile = async () => {
    const [file = '', ...more] = await files();
    expect(more).toEqual([]);
    return file;
  };
  const age = (file: string, ms: number) => {
    const then = new Date(Date.now() - ms);
    return utimes(file, then, then);
  };

  it('keeps a large value unchanged, under the digest of its JSON', async () => {
    const value = { name: 'Acme', list: Array.from({ length: 20_000 }, longText) };
    const ref = await createFileStore(dir).put(value);
    expect(ref).toBe(`sha256-${sha256Hex(JSON.stringify(value))}`);
    expect(await createFileStore(dir).get(ref, z.unknown())).toEqual(value);
  });

  it('keeps a snapshot two folders deep, under its name', async () => {
    const ref = await createFileStore(dir).put(1);

    expect(path.relative(dir, await onlyFile())).toBe(
      path.join(ref.slice(7, 9), ref.slice(9, 11), `${ref}.json.zst`),
    );
  });

  it('lets nobody else read a snapshot', async () => {
    await createFileStore(dir).put(1);

    expect((await stat(await onlyFile())).mode & 0o777).toBe(0o600);
  });

  it('lets nobody else list its folders', async () => {
    await createFileStore(dir).put(1);

    const folders = [dir, path.dirname(await onlyFile())];
    const modes = await Promise.all(folders.map(async (each) => (await stat(each)).mode & 0o777));
    expect(modes).toEqual([0o700, 0o700]);
  });

  it('does not write an existing snapshot again', async () => {
    const store = createFileStore(dir);
    await store.put(1);
    const { ino } = await stat(await onlyFile());

    await store.put(1);

    expect((await stat(await onlyFile())).ino).toBe(ino);
  });

  it('counts a repeated store as new', async () => {
    const store = createFileStore(dir);
    const ref = await store.put(1);
    await age(await onlyFile(), minutes(10));
    await store.put(1);

    await store.sweep(new Set(), minutes(5));

    await expect(store.get(ref, z.number())).resolves.toBe(1);
  });

  it('counts a renewed snapshot as new', async () => {
    const store = createFileStore(dir);
    const ref = await store.put(1);
    await age(await onlyFile(), minutes(10));
    await store.renew([ref]);

    await store.sweep(new Set(), minutes(5));

    await expect(store.get(ref, z.number())).resolves.toBe(1);
  });

  it('sweeps old snapshots', async () => {
    const store = createFileStore(dir);
    await store.put(1);
    await age(await onlyFile(), minutes(10));

    await expect(store.sweep(new Set(), minutes(5))).resolves.toBe(1);
  });

  it('removes swept files', async () => {
    const store = createFileStore(dir);
    await store.put(1);
    await age(await onlyFile(), minutes(10));

    await store.sweep(new Set(), minutes(5));

    await expect(files()).resolves.toEqual([]);
  });

  it('does not sweep a needed snapshot of any age', async () => {
    const store = createFileStore(dir);
    const ref = await store.put(1);
    await age(await onlyFile(), minutes(10));

    await expect(store.sweep(new Set([ref]), minutes(5))).resolves.toBe(0);
  });

  it('sweeps drafts that a crash left behind', async () => {
    const store = createFileStore(dir);
    await store.put(1);
    const draft = path.join(path.dirname(await onlyFile()), 'left-behind.tmp');
    await writeFile(draft, 'half');
    await age(draft, minutes(10));

    await store.sweep(new Set(), minutes(5));

    await expect(onlyFile()).resolves.toMatch(/\.json\.zst$/);
  });

  it('sweeps an empty store without error', async () => {
    await expect(createFileStore(dir).sweep(new Set(), 0)).resolves.toBe(0);
  });

  it('reports that it cannot write', async () => {
    await writeFile(dir, 'a file where the folder should be');

    await expect(createFileStore(dir).put(1)).rejects.toMatchObject({
      code: 'data_dir_unwritable',
      details: { path: dir },
    });
  });

  it('touches no file outside its folder', async () => {
    const secret = path.join(root, 'secret.json.zst');
    await writeFile(secret, 'not a snapshot');

    await createFileStore(path.join(dir, 'deep'))
      .get('../../../secret', z.unknown())
      .catch(() => undefined);

    await expect(readFile(secret, 'utf8')).resolves.toBe('not a snapshot');
  });

  it('leaves no draft behind', async () => {
    await createFileStore(dir).put({ text: 'x'.repeat(100_000) });

    expect((await readFile(await onlyFile())).length).toBeLessThan(1_000);
  });
});
