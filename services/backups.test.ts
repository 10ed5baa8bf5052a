import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { addPart, draftOf, keepRestored, readPart, sizeOf } from './backups.ts';
import { dataPaths } from './paths.ts';

it('keeps an upload that is whole, and starts over at its first part', async () => {
  await using folder = await temporaryFolder();
  const places = dataPaths(folder.path);
  await addPart(places, { offset: 0, part: Buffer.from('given up') });
  await addPart(places, { offset: 0, part: Buffer.from('res') });
  await addPart(places, { offset: 3, part: Buffer.from('tored') });
  await keepRestored(places);
  expect(await readFile(places.restored, 'utf8')).toBe('restored');
});

it('takes no upload with a gap', async () => {
  await using folder = await temporaryFolder();
  const places = dataPaths(folder.path);
  await addPart(places, { offset: 0, part: Buffer.from('abc') });
  await expect(addPart(places, { offset: 5, part: Buffer.from('x') })).rejects.toMatchObject({
    code: 'invalid_file',
  });
  expect(await readFile(draftOf(places), 'utf8')).toBe('abc');
});

it('reads a backup in parts, and no other file', async () => {
  await using folder = await temporaryFolder();
  const places = dataPaths(folder.path);
  await addPart({ restored: path.join(folder.path, 'x') }, { offset: 0, part: Buffer.from('x') });
  const read = (name: string, offset: number) => readPart(places, { name, offset, bytes: 3 });
  await expect(read('../x.part', 0)).rejects.toMatchObject({ code: 'invalid_file' });
  await mkdir(places.backups);
  await writeFile(path.join(places.backups, 'b.db'), 'abcd');
  expect(await read('b.db', 0)).toEqual({ part: Buffer.from('abc'), isLast: false });
  expect(await read('b.db', 3)).toEqual({ part: Buffer.from('d'), isLast: true });
});

it('adds up what a folder takes on disk', async () => {
  await using folder = await temporaryFolder();
  await writeFile(path.join(folder.path, 'a'), 'abc');
  expect(await sizeOf(folder.path)).toBe(3);
  expect(await sizeOf(path.join(folder.path, 'none'))).toBe(0);
});
