import { describe, expect, it } from 'vitest';
import { PostingPage } from '#contract/postings.ts';
import type { PostingSort } from '#core/posting-filter.ts';
import { openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { storeMany, storePostings } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { countNewPostings, listPostings } from './list.ts';
import { markPostings } from './marks.ts';

type Asked = Partial<Parameters<typeof listPostings>[1]>;

const list = (db: Database, asked: Asked = {}) =>
  listPostings(db, { filter: {}, offset: 0, limit: 100, ...asked });

const titles = async (db: Database, asked: Asked) =>
  (await list(db, asked)).rows.map(({ title }) => title);

describe('listPostings', () => {
  it('is empty in an empty library', async () => {
    await using db = await openTestDatabase();
    const empty = { rows: [], total: 0, isTotalExact: true, upTo: 0 };
    expect(await list(db)).toEqual(empty);
    expect(await list(db, { filter: { query: 'engineer' } })).toEqual(empty);
    expect(await list(db, { offset: 50, upTo: 0 })).toEqual(empty);
  });

  it('shows a row as the contract says, with the user’s marks', async () => {
    await using db = await openTestDatabase();
    const { id, companyId } = await storePostings(db, {
      a: [{ postedAt: '2026-03-01' }, { workplace: 'remote', seniority: 'senior' }],
    });
    await markPostings(db, { ids: [id('a')], isRead: true, isHidden: true });
    await db.prisma.$executeRawUnsafe(
      `INSERT INTO Application (seq, stage, stageSince, position) SELECT seq, 'offer', '', 1 FROM Posting`,
    );
    const page = await list(db, { filter: { hidden: 'include' } });
    expect(page.rows).toEqual([
      {
        id: id('a'),
        companyId,
        company: 'acme',
        title: 'Data Engineer',
        locations: [],
        workplace: 'remote',
        employmentType: null,
        seniority: 'senior',
        salary: null,
        postedAt: '2026-03-01',
        listedAt: '2026-03-01T00:00:00.000Z',
        firstSeenAt: testTime,
        closedAt: null,
        score: null,
        isRead: true,
        isHidden: true,
        stage: 'offer',
      },
    ]);
    expect(PostingPage.parse(page)).toEqual(page);
  });

  it('keeps newer postings out of later windows, and counts them', async () => {
    await using db = await openTestDatabase();
    const { companyId, listed } = await storePostings(db, { a: [{}], b: [{}] });
    const { upTo } = await list(db);
    const later = ['c', 'd', 'e'].map((externalId) => enrichedPosting(companyId, { externalId }));
    await scan(db, companyId, [...listed, ...later]);
    expect(await list(db, { upTo })).toMatchObject({ total: 2, upTo });
    expect(await list(db, { upTo, filter: { query: 'engineer' } })).toMatchObject({ total: 2 });
    expect((await list(db)).total).toBe(5);
    expect(await countNewPostings(db, { filter: {}, upTo })).toBe(3);
    expect(await countNewPostings(db, { filter: { query: 'engineer' }, upTo })).toBe(3);
    expect(await countNewPostings(db, { filter: { status: 'closed' }, upTo })).toBe(0);
    expect(await countNewPostings(db, { filter: {}, upTo: 0 })).toBe(5);
  });

  it('refuses a company that is not watched', async () => {
    await using db = await openTestDatabase();
    const filter = { company: 'nobody' };
    const refused = { code: 'unknown_company' };
    await expect(list(db, { filter })).rejects.toMatchObject(refused);
    await expect(countNewPostings(db, { filter, upTo: 0 })).rejects.toMatchObject(refused);
  });
});

describe('listPostings, order', () => {
  const salary = (max: number) => ({ min: null, max, currency: 'EUR', period: 'year' }) as const;

  it.each<[PostingSort, readonly string[]]>([
    ['newest', ['C', 'A', 'b', 'd']],
    ['oldest', ['d', 'b', 'A', 'C']],
    ['salary', ['A', 'b', 'C', 'd']],
    ['title', ['A', 'b', 'C', 'd']],
    ['relevance', ['C', 'A', 'b', 'd']],
  ])('sorts by %s, unstated values last', async (sort, order) => {
    await using db = await openTestDatabase();
    await storePostings(db, {
      1: [{ title: 'b', postedAt: '2026-01-01', salary: salary(50_000) }],
      2: [{ title: 'C', postedAt: '2026-03-01' }],
      3: [{ title: 'A', postedAt: '2026-02-01', salary: salary(90_000) }],
      4: [{ title: 'd', postedAt: '2025-02-01' }],
    });
    expect(await titles(db, { filter: { sort } })).toEqual(order);
  });

  const sorts = ['newest', 'oldest', 'salary', 'title', 'company'] as const;

  it.each(sorts)('yields every posting once, window by window, by %s', async (sort) => {
    await using db = await openTestDatabase();
    await storeMany(db, 57);
    await markPostings(db, { ids: ['many-3', 'many-30', 'many-50'], isHidden: true });
    const filter = { sort };
    const whole = (await list(db, { filter })).rows.map(({ id }) => id);
    expect(new Set(whole).size).toBe(54);
    const windows = await Promise.all(
      [0, 10, 20, 30, 40, 50, 60].map((offset) => list(db, { filter, offset, limit: 10 })),
    );
    expect(windows.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(whole);
    expect(windows.map(({ total }) => total)).toEqual(Array(7).fill(54));
  });
});

describe('listPostings, common words', () => {
  it('lists the newest 10,000 once each, and reports more', async () => {
    await using db = await openTestDatabase();
    await storeMany(db, 10_050);
    const filter = { query: 'engineer' };
    const first = await list(db, { filter, limit: 200 });
    expect(first).toMatchObject({ total: 10_000, isTotalExact: false, upTo: 10_050 });
    const ranked = await list(db, { filter, offset: 1_900, limit: 200 });
    const ids = [...first.rows, ...ranked.rows].map(({ id }) => id);
    expect(ids).toEqual([...range(10_050, 9_851), ...range(8_150, 7_951)]);
    const last = await list(db, { filter, offset: 10_000, limit: 200 });
    expect(last.rows.map(({ id }) => id)).toEqual(range(50, 1));
  });

  it('sorts all of them by another key when asked to', async () => {
    await using db = await openTestDatabase();
    await storeMany(db, 10_050);
    const filter = { query: 'engineer', sort: 'oldest' } as const;
    const page = await list(db, { filter, offset: 9_990, limit: 3 });
    expect(page).toMatchObject({ total: 10_000, isTotalExact: false });
    expect(page.rows.map(({ id }) => id)).toEqual(range(9_993, 9_991).toReversed());
  });

  it('counts exactly below that limit', async () => {
    await using db = await openTestDatabase();
    await storeMany(db, 300);
    const filter = { query: 'engineer' };
    expect(await list(db, { filter })).toMatchObject({ total: 300, isTotalExact: true });
  });
});

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: from - to + 1 }, (_, i) => `many-${from - i}`);
