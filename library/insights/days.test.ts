import { describe, expect, it } from 'vitest';
import { DayNews } from '#contract/insights.ts';
import { openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { clearPastRuns } from '../runs/runs.ts';
import { readDays } from './days.ts';

/** Local days of Berlin, one of which has 23 hours. */
const bounds = [
  '2026-03-27T23:00:00Z',
  '2026-03-28T23:00:00Z',
  '2026-03-29T22:00:00Z',
  '2026-03-31T00:00:00+02:00',
  '2026-04-01T00:00:00+02:00',
];

/** Watched from the second day on; one new opening just before midnight and two on the last day. */
async function stored(db: Database) {
  const first = await storePostings(db, { a: [{}] }, { at: '2026-03-29T08:00:00.000Z' });
  const { companyId } = first;
  const more = (...ids: string[]) =>
    ids.map((externalId) => enrichedPosting(companyId, { externalId }));
  await scan(db, companyId, more('a', 'b'), { at: '2026-03-29T21:59:30.000Z' });
  await scan(db, companyId, more('a', 'b', 'c', 'd'), { at: '2026-03-31T10:00:00.000Z' });
  return companyId;
}

const short = (days: readonly DayNews[]) =>
  days.map(({ new: fresh, isWatched, isScanned }) => [fresh, isWatched, isScanned]);

describe('readDays', () => {
  it('counts what came on each day, and says when nobody looked', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const days = await readDays(db, { bounds });
    expect(short(days)).toEqual([
      [0, false, false],
      [1, true, true],
      [0, true, false],
      [2, true, true],
    ]);
    expect(days[1]).toMatchObject({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
    expect(days.map((day) => DayNews.parse(day))).toEqual(days);
  });

  it('tells of one company alone', async () => {
    await using db = await openTestDatabase();
    const companyId = await stored(db);
    await storePostings(db, { x: [{}] }, { slug: 'beta', at: '2026-03-30T10:00:00.000Z' });
    expect(short(await readDays(db, { bounds, companyId }))[2]).toEqual([0, true, false]);
    expect(short(await readDays(db, { bounds }))[2]).toEqual([0, true, true]);
    const unknown = await readDays(db, { bounds, companyId: 'nobody' });
    expect(unknown.some(({ isWatched, isScanned }) => isWatched || isScanned)).toBe(false);
  });

  it('knows days with news even without their scans', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    await db.prisma.run.updateMany({ data: { status: 'completed', endedAt: '2026-04-01' } });
    await clearPastRuns(db);
    expect(short(await readDays(db, { bounds }))).toEqual([
      [0, false, false],
      [1, true, true],
      [0, true, false],
      [2, true, true],
    ]);
  });

  it('counts the last minute of a range that ends within it', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const within = ['2026-03-28T23:00:00Z', '2026-03-29T21:59:45Z'];
    expect(short(await readDays(db, { bounds: within }))).toEqual([[1, true, true]]);
  });
});
