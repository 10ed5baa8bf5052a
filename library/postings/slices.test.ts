import { describe, expect, it } from 'vitest';
import type { PostingFilter } from '#core/posting-filter.ts';
import { openTestDatabase } from '#tests/support/database.ts';
import { storeMany, storePostings } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { postingFilter } from './filter.ts';
import { markPostings } from './marks.ts';
import { slicesOf } from './slices.ts';

/** Openings of different days, some closed or hidden, and many of one moment. */
async function stored(db: Database) {
  const days = Array.from({ length: 9 }, (_, n) => `2026-02-0${n + 1}`);
  const told = days.map((postedAt, n) => [
    `d${n}`,
    [{ title: `Engineer ${n}`, postedAt }, { workplace: n % 2 === 0 ? 'remote' : 'onsite' }],
  ]);
  const { id } = await storePostings(db, Object.fromEntries(told));
  await storeMany(db, 20);
  await markPostings(db, { ids: [id('d3'), id('d4')], isHidden: true });
}

const filters: readonly PostingFilter[] = [
  {},
  { status: 'open' },
  { query: 'engineer' },
  { query: 'engineer', hidden: 'only' },
  { hidden: 'include' },
  { hidden: 'only' },
  { workplaces: ['remote'], postedWithinDays: 36 },
];

async function count(db: Database, filter: PostingFilter, size?: number) {
  let [sum, slices] = [0, 0];
  for await (const { from, values, sign } of slicesOf(db, await postingFilter(db, filter), size)) {
    const [row] = await db.prisma.$queryRawUnsafe<{ n: bigint }[]>(
      `SELECT count(*) AS n FROM ${from}`,
      ...values,
    );
    sum += sign * Number(row?.n);
    slices += 1;
  }
  return { sum, slices };
}

describe('slices of a filter', () => {
  it.each(filters)('have each posting once: %j', async (filter) => {
    await using db = await openTestDatabase();
    await stored(db);
    const { sum } = await count(db, filter);
    for (const size of [1, 2, 5, 29, 1_000]) {
      expect((await count(db, filter, size)).sum).toBe(sum);
    }
  });

  it('are as many as the openings fill, however many came at one moment', async () => {
    await using db = await openTestDatabase();
    await stored(db);
    const slices = async (filter: PostingFilter, size: number) =>
      (await count(db, filter, size)).slices;
    expect(await slices({ query: 'engineer' }, 10)).toBe(3);
    expect(await slices({ hidden: 'include' }, 10)).toBe(2);
    expect(await slices({ hidden: 'include' }, 1_000)).toBe(1);
    // And once the hidden ones, which are taken off.
    expect(await slices({}, 1_000)).toBe(2);
  });
});
