import { expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { collectReminders, collectRun } from './collect-news.ts';
import { readMatchNews, readReminderNews } from './inbox-news.ts';
import type { Database } from './open.ts';
import { addReminder } from './reminders.ts';
import { saveSearch } from './saved-searches.ts';

/** A run that finds so many openings at a company that was watched before. */
async function find(db: Database, titles: readonly string[]): Promise<readonly string[]> {
  const acme = await addTestCompany(db);
  await scan(db, acme, [], { runId: 'r1', at: '2026-03-08T12:00:00.000Z' });
  await collectRun(db, { runId: 'r1', at: '2026-03-08T12:00:00.000Z' });
  const postings = titles.map((title, i) => enrichedPosting(acme, { externalId: `${i}`, title }));
  await scan(db, acme, postings, { runId: 'r2' });
  await collectRun(db, { runId: 'r2', at: testTime });
  return postings.map(({ id }) => id);
}

it('names three new openings of a run and counts them all', async () => {
  await using db = await openTestDatabase();
  await find(db, ['Baker', 'Cook', 'Waiter', 'Host']);
  const { count, first, search } = await readMatchNews(db, 'r2');
  expect([count, first.length, search]).toEqual([4, 3, null]);
  expect(first[0]).toMatchObject({ company: 'acme', title: expect.stringMatching(/./) });
  expect(await readMatchNews(db, 'r1')).toEqual({ count: 0, first: [], search: null });
});

it('names the saved search where one found all of them', async () => {
  await using db = await openTestDatabase();
  await saveSearch(db, { name: 'Bakers', filter: { query: 'baker' } });
  const [id] = await find(db, ['Baker', 'Cook']);
  expect(await readMatchNews(db, 'r2')).toEqual({
    count: 1,
    first: [{ postingId: id, title: 'Baker', company: 'acme' }],
    search: 'Bakers',
  });
});

it('names none where several found them', async () => {
  await using db = await openTestDatabase();
  await saveSearch(db, { name: 'Bakers', filter: { query: 'baker' } });
  await saveSearch(db, { name: 'Cooks', filter: { query: 'cook' } });
  await find(db, ['Baker', 'Cook']);
  expect(await readMatchNews(db, 'r2')).toMatchObject({ count: 2, search: null });
});

it('tells the reminders of one moment with what they are about', async () => {
  await using db = await openTestDatabase();
  const [postingId = ''] = await find(db, ['Baker']);
  await addReminder(db, { postingId, dueAt: '2026-03-09T09:00:00Z', text: 'Call Ada' });
  await collectReminders(db, { now: testTime });
  expect(await readReminderNews(db, testTime)).toEqual({
    count: 1,
    first: [{ postingId, title: 'Baker', company: 'acme', text: 'Call Ada' }],
  });
  expect(await readReminderNews(db, '2026-03-11T00:00:00.000Z')).toEqual({ count: 0, first: [] });
});
