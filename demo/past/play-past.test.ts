import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { days, hours } from '#core/duration.ts';
import { createLibraryCalls, type LibraryCalls } from '#library/calls.ts';
import { type Database, openDatabase } from '#library/engine/open.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { createDemoWorld } from '../demo-world.ts';
import { pastMoments } from './moments.ts';
import { playPast } from './play-past.ts';

const nowMs = Date.parse('2026-11-30T12:00:00Z');

describe('the moments of the past', () => {
  const { steps, scans } = pastMoments(nowMs);

  it('go back as far as the lines of trends', () => {
    expect(scans[0]).toBe(nowMs - 13 * days(7));
    expect(steps[0]).toBeLessThan(scans[0] ?? 0);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('leave something for the first scan that a user sees', () => {
    const last = scans.at(-1) ?? 0;
    expect(steps.filter((step) => step > last).length).toBeGreaterThan(0);
    expect(steps.at(-1)).toBeLessThan(nowMs);
  });
});

describe('the past', () => {
  const weekAgo = (n: number) => nowMs - n * days(7);
  const scans = [13, 6, 1].map(weekAgo);
  const steps = [weekAgo(13) - hours(1), ...[10, 8, 4, 2].map(weekAgo), weekAgo(1) + days(3)];
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let db: Database;
  let calls: LibraryCalls;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const database = path.join(folder.path, 'rolewatch.db');
    const snapshots = path.join(folder.path, 'snapshots');
    await playPast({ scans, steps, database, snapshots, userId: 'local_user' });
    db = await openDatabase(database, { now: () => new Date(nowMs) });
    calls = createLibraryCalls(db);
  }, 120_000);
  afterAll(async () => {
    await db[Symbol.asyncDispose]();
    await folder[Symbol.asyncDispose]();
  });

  it('is there for every company, also for those that have a fault today', async () => {
    const trends = await calls['companies.trends']({});
    expect(trends).toHaveLength(13);
    for (const { open } of trends) {
      expect(open.length).toBe(13);
      expect(open.filter((count) => count !== null && count > 0).length).toBeGreaterThan(11);
    }
    const health = (await calls['companies.list']({})).map((company) => company.health);
    expect(new Set(health)).toEqual(new Set(['ok']));
  });

  it('has scans with new, changed and closed openings', async () => {
    const [last, , first] = await calls['runs.list']({ limit: 10 });
    expect(first).toMatchObject({ status: 'completed', completedCompanies: 13 });
    expect(last?.newPostings).toBeGreaterThan(10);
    expect(last?.changedPostings).toBeGreaterThan(10);
    expect(last?.closedPostings).toBeGreaterThan(10);
    expect(last?.startedAt).toBe(new Date(weekAgo(1)).toISOString());
  });

  it('was read in the inbox, and has searches and applications', async () => {
    expect((await calls['inbox.list']({ archived: false, limit: 10 })).items).toEqual([]);
    expect((await calls['inbox.list']({ archived: true, limit: 10 })).items).toHaveLength(10);
    expect(await calls['searches.list']({})).toHaveLength(2);
    const cards = await calls['applications.list']({});
    expect(cards.map(({ stage }) => stage)).toContain('applied');
  });

  it('ends where the sites of the demo go on', async () => {
    const world = createDemoWorld(() => nowMs, steps);
    const [company] = world.companies;
    const { rows } = await calls['postings.list']({
      filter: { company: company?.shown.name ?? '', status: 'open' },
      offset: 0,
      limit: 200,
    });
    const stored = new Set(rows.map(({ title }) => title));
    const shown = company?.shown.postings.map(({ title }) => title) ?? [];
    const known = shown.filter((title) => stored.has(title));
    expect(known.length).toBeGreaterThan(50);
    expect(known.length).toBeLessThan(shown.length);
  });
});
