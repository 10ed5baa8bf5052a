import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { addReminder } from '../applications/reminders.ts';
import type { Database } from '../engine/open.ts';
import { clearPastRuns, createRun, failCompany, finishRun } from '../runs/runs.ts';
import { saveSearch } from '../searches.ts';
import { collectReminders, collectRun } from './collect.ts';
import {
  readDigestNews,
  readLatestId,
  readMatchNews,
  readReminderNews,
  readRunNews,
} from './inbox-news.ts';
import { listInbox, snoozeItems, wakeItems } from './items.ts';

const later = '2026-04-01T12:00:00.000Z';

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

it('names the saved search if one found all of them', async () => {
  await using db = await openTestDatabase();
  await saveSearch(db, { name: 'Bakers', filter: { query: 'baker' } });
  const [id] = await find(db, ['Baker', 'Cook']);
  expect(await readMatchNews(db, 'r2')).toEqual({
    count: 1,
    first: [{ postingId: id, title: 'Baker', company: 'acme' }],
    search: 'Bakers',
  });
});

it('names none if several found them', async () => {
  await using db = await openTestDatabase();
  await saveSearch(db, { name: 'Bakers', filter: { query: 'baker' } });
  await saveSearch(db, { name: 'Cooks', filter: { query: 'cook' } });
  await find(db, ['Baker', 'Cook']);
  expect(await readMatchNews(db, 'r2')).toMatchObject({ count: 2, search: null });
});

it('counts for a digest what came after the last one', async () => {
  await using db = await openTestDatabase();
  await find(db, ['Baker', 'Cook']);
  const upToId = await readLatestId(db);
  expect(await readDigestNews(db, { afterId: 0, upToId })).toMatchObject({
    matches: { count: 2, search: null, first: [{ company: 'acme' }, { company: 'acme' }] },
    ...{ changed: 0, closed: 0, broken: 0 },
  });
  await db.prisma.inboxItem.updateMany({ where: { kind: 'match' }, data: { kind: 'closed' } });
  expect(await readDigestNews(db, { afterId: 0, upToId })).toMatchObject({
    ...{ matches: { count: 0 }, closed: 2 },
  });
  expect((await readDigestNews(db, { afterId: upToId, upToId })).closed).toBe(0);
});

it('counts for a digest no item that was snoozed, and what an early run brought late', async () => {
  await using db = await openTestDatabase();
  await find(db, ['Baker']);
  const told = await readLatestId(db);
  const { items } = await listInbox(db, { archived: false, limit: 10 });
  await snoozeItems(db, { ids: items.map(({ id }) => id), until: later });
  await wakeItems(db, later);
  expect(await readDigestNews(db, { afterId: told, upToId: told })).toMatchObject({
    matches: { count: 0 },
  });
  const birch = await addTestCompany(db, 'birch');
  const early = { at: '2026-03-01T12:00:00.000Z', slug: 'birch' };
  await scan(db, birch, [], { ...early, runId: 'r3' });
  await collectRun(db, { runId: 'r3', at: early.at });
  await scan(db, birch, [enrichedPosting(birch)], { ...early, runId: 'r4' });
  await collectRun(db, { runId: 'r4', at: early.at });
  const upToId = await readLatestId(db);
  expect(await readDigestNews(db, { afterId: told, upToId })).toMatchObject({
    matches: { count: 1, first: [{ company: 'birch' }] },
  });
});

it('lists the reminders of one moment with their postings', async () => {
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

describe('the news of a run', () => {
  let db: Database;
  let acme: string;
  beforeEach(async () => {
    db = await openTestDatabase();
    acme = await addTestCompany(db);
  });
  afterEach(() => db[Symbol.asyncDispose]());

  const day = (n: number): string => `2026-03-0${n}T12:00:00.000Z`;

  async function end(n: number): Promise<number> {
    const runId = `r${n}`;
    await finishRun(db, { id: runId, status: 'completed', message: '', at: day(n) });
    const { broken } = await readRunNews(db.prisma, runId);
    await collectRun(db, { runId, at: day(n) });
    return broken.length;
  }

  async function failedRun(n: number, code = 'server_error'): Promise<number> {
    const runId = `r${n}`;
    await createRun(db, { id: runId, userId: 'u', enrich: true, companyIds: [acme], at: day(n) });
    const error = { code, message: 'It is down', hint: 'Wait.' };
    await failCompany(db, { runId, companyId: acme, error, status: 'failed', at: day(n) });
    return await end(n);
  }

  async function goodRun(n: number): Promise<number> {
    await scan(db, acme, [enrichedPosting(acme)], { runId: `r${n}`, at: day(n), slug: 'acme' });
    return await end(n);
  }

  describe('a company that fails in every run', () => {
    it('is not reported again after past runs are deleted', async () => {
      await goodRun(1);
      expect(await failedRun(2)).toBe(1);
      await clearPastRuns(db);
      expect(await failedRun(3)).toBe(0);
      expect(await failedRun(4)).toBe(0);
    });

    it('is reported again if a deleted run could read it', async () => {
      await failedRun(1);
      await goodRun(2);
      await clearPastRuns(db);
      expect(await failedRun(3)).toBe(1);
    });
  });

  describe('a company that was not reached', () => {
    it('keeps its health', async () => {
      await goodRun(1);
      expect(await failedRun(2, 'offline')).toBe(0);
      expect(await failedRun(3)).toBe(1);
      expect(await failedRun(4, 'offline')).toBe(0);
      expect(await failedRun(5)).toBe(0);
    });
  });
});
