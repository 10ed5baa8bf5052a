import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { rotate } from './rotate.ts';

it('leaves a file alone that is not full', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'a.log');
  rotate(file, 10);
  await writeFile(file, '123456789');
  rotate(file, 10);
  expect(await readdir(folder.path)).toEqual(['a.log']);
});

it('keeps the last full ones, the newest first', async () => {
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, 'a.log');
  for (const text of ['first', 'second', 'third', 'fourth']) {
    await writeFile(file, text);
    rotate(file, 5);
  }
  const names = (await readdir(folder.path)).toSorted();
  const texts = await Promise.all(
    names.map((name) => readFile(path.join(folder.path, name), 'utf8')),
  );
  expect(Object.fromEntries(names.map((name, at) => [name, texts[at]]))).toEqual({
    'a.log.1': 'fourth',
    'a.log.2': 'third',
    'a.log.3': 'second',
  });
});
