import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { temporaryFolder, testTime } from '#tests/support/database.ts';
import { openLibrary } from './client.ts';
import { openDatabase } from './engine/open.ts';
import { removeSearch, saveSearch } from './searches.ts';

async function open() {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder());
  const library = stack.use(await openLibrary({ database: path.join(folder.path, 'test.db') }));
  const owned = stack.move();
  return { ...library, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

describe('the library', () => {
  it('answers many calls at once, each with its own result', async () => {
    await using library = await open();
    const urls = Array.from({ length: 10 }, (_, i) => `https://jobs.lever.co/company-${i}`);
    const added = await Promise.all(urls.map((url) => library.call('companies.add', { url })));
    expect(added.map(({ url }) => url)).toEqual(urls);
  });

  it('throws the errors of its thread', async () => {
    await using library = await open();
    const failing = library.call('companies.get', { company: 'Birch' });
    await expect(failing).rejects.toBeInstanceOf(AppError);
    await expect(failing).rejects.toMatchObject({
      code: 'unknown_company',
      details: { company: 'Birch' },
    });
  });

  it('keeps working after a failed call', async () => {
    await using library = await open();
    const run = { id: 'r', userId: 'me', enrich: false, companyIds: ['nobody'], at: testTime };
    await library.call('runs.create', run).catch(() => undefined);
    expect(await library.call('runs.listOpen', {})).toEqual([]);
  });

  it('reports why it cannot be opened', async () => {
    await using folder = await temporaryFolder();
    const database = path.join(folder.path, 'test.db');
    await writeFile(database, 'this is no database'.repeat(100));
    await expect(openLibrary({ database })).rejects.toMatchObject({ code: 'database_damaged' });
  });

  it('deletes searches removed a while before it was opened', async () => {
    await using folder = await temporaryFolder();
    const database = path.join(folder.path, 'test.db');
    const longAgo = { now: () => new Date(testTime) };
    const before = await openDatabase(database, longAgo);
    const { id } = await saveSearch(before, { name: 'Mine', filter: {} });
    await removeSearch(before, id);
    await before[Symbol.asyncDispose]();
    await using library = await openLibrary({ database });
    const saving = library.call('searches.save', { id, name: 'Mine', filter: {} });
    await expect(saving).rejects.toMatchObject({ code: 'unknown_search' });
  });

  it('finishes open calls before it closes', async () => {
    const library = await open();
    const adding = library.call('companies.add', { url: 'https://jobs.lever.co/acme' });
    await library[Symbol.asyncDispose]();
    expect(await adding).toMatchObject({ name: 'Acme' });
  });

  it('refuses calls after it is closed', async () => {
    const library = await open();
    await library[Symbol.asyncDispose]();
    await expect(library.call('companies.list', {})).rejects.toMatchObject({ code: 'internal' });
  });
});
