import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { emptyProfile } from '#core/profile.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { setStage } from './applications/applications.ts';
import { addDocument } from './applications/documents.ts';
import { addReminder } from './applications/reminders.ts';
import { eraseLibrary, readPreferences, setPreference } from './data.ts';
import type { Database } from './engine/open.ts';
import { keepProfile } from './fit/calls.ts';
import { collectRun } from './inbox/collect.ts';
import { searchPostings } from './postings/search.ts';
import { saveSearch } from './searches.ts';

async function fill(db: Database): Promise<void> {
  const id = await addTestCompany(db);
  const posting = enrichedPosting(id);
  await scan(db, id, [posting], { runId: 'r1', at: '2026-03-01T00:00:00.000Z' });
  await scan(db, id, [enrichedPosting(id, { title: 'Baker' })], { runId: 'r2' });
  await db.prisma.runPiece.create({
    data: { runId: 'r2', companyId: id, piece: 0, ref: 'x', postings: 1 },
  });
  await setStage(db, { postingId: posting.id, stage: 'saved', before: null });
  await addReminder(db, { postingId: posting.id, dueAt: '2026-03-11T00:00:00.000Z', text: 'Call' });
  const letter = { name: 'Letter', type: 'text/plain', content: btoa('Dear') };
  await addDocument(db, { postingId: posting.id, ...letter });
  await db.prisma.watchedPage.create({
    data: { companyId: id, isDrawn: false, lines: '[]', since: 'now', checkedAt: 'now' },
  });
  await db.prisma.postingMark.create({ data: { seq: 1, readAt: 'now' } });
  await saveSearch(db, { name: 'All', filter: {} });
  await collectRun(db, { runId: 'r2', at: '2026-03-10T00:00:00.000Z' });
  await setPreference(db, 'theme', 'dark');
  await keepProfile(db, emptyProfile);
}

async function sizes(db: Database): Promise<Readonly<Record<string, number>>> {
  const tables = await db.prisma.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT LIKE 'sqlite%' AND name NOT LIKE '#_%' ESCAPE '#' AND name NOT LIKE 'PostingSearch_%'`,
  );
  const sizes: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.prisma.$queryRawUnsafe<{ rows: number }[]>(
      `SELECT count(*) AS rows FROM "${name}"`,
    );
    sizes[name] = row?.rows ?? 0;
  }
  return sizes;
}

it('deletes everything but preferences, in every table', async () => {
  await using db = await openTestDatabase();
  await fill(db);
  const before = await sizes(db);
  expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
  expect(await eraseLibrary(db)).toBe(1);
  const left = Object.entries(await sizes(db)).filter(([, rows]) => rows > 0);
  const kept = left.map(([name]) => name).toSorted();
  expect(kept).toEqual(['Preference', 'Rate']);
  expect(await readPreferences(db)).toEqual({ theme: 'dark' });
});

it('leaves a library that stores and finds new postings', async () => {
  await using db = await openTestDatabase();
  await fill(db);
  await eraseLibrary(db);
  const id = await addTestCompany(db);
  await scan(db, id, [enrichedPosting(id, { title: 'Baker of bread' })]);
  expect(await searchPostings(db, { query: 'baker' })).toMatchObject({ total: 1 });
  expect(await searchPostings(db, { query: 'engineer' })).toMatchObject({ total: 0 });
});

it('leaves nothing in its files, nor in copies from before a migration', async () => {
  await using db = await openTestDatabase();
  const folder = path.dirname(db.path);
  const id = await addTestCompany(db, 'secret-bakery');
  await scan(db, id, [enrichedPosting(id, { descriptionText: 'secret-recipe '.repeat(2_000) })]);
  await db.prisma.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
  for (const name of ['.before-2026_first', '.before-2026_first.unfinished']) {
    await writeFile(`${db.path}${name}`, 'secret-recipe');
  }
  await writeFile(path.join(folder, 'settings.json'), '{}');
  await eraseLibrary(db);
  const files = await readdir(folder);
  expect(files.filter((name) => name.includes('before'))).toEqual([]);
  expect(files).toContain('settings.json');
  for (const name of files)
    expect(await readFile(path.join(folder, name), 'latin1')).not.toContain('secret');
});
