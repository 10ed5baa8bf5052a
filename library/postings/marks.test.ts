import { describe, expect, it } from 'vitest';
import { openTestDatabase, testTime } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { markPostings } from './marks.ts';

const marks = (db: Database) =>
  db.prisma.$queryRawUnsafe<
    { externalId: string; readAt: string | null; hiddenAt: string | null }[]
  >(
    `SELECT p.externalId, m.readAt, m.hiddenAt FROM PostingMark m JOIN Posting p ON p.seq = m.seq
    ORDER BY p.externalId`,
  );

describe('markPostings', () => {
  it('marks postings and returns those that exist', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}], b: [{}], c: [{}] });
    expect(await markPostings(db, { ids: [id('a'), id('c'), 'nobody'], isRead: true })).toEqual([
      id('a'),
      id('c'),
    ]);
    expect(await marks(db)).toEqual([
      { externalId: 'a', readAt: testTime, hiddenAt: null },
      { externalId: 'c', readAt: testTime, hiddenAt: null },
    ]);
  });

  it('leaves other marks alone', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}] });
    await markPostings(db, { ids: [id('a')], isRead: true });
    await markPostings(db, { ids: [id('a')], isHidden: true });
    expect(await marks(db)).toMatchObject([{ readAt: testTime, hiddenAt: testTime }]);
    await markPostings(db, { ids: [id('a')], isRead: false });
    expect(await marks(db)).toMatchObject([{ readAt: null, hiddenAt: testTime }]);
  });

  it('keeps the time of the first mark', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}] });
    await markPostings(db, { ids: [id('a')], isRead: true });
    const later = { ...db, now: () => new Date('2026-04-01T00:00:00.000Z') };
    await markPostings(later, { ids: [id('a')], isRead: true, isHidden: true });
    expect(await marks(db)).toMatchObject([
      { readAt: testTime, hiddenAt: '2026-04-01T00:00:00.000Z' },
    ]);
  });

  it.each([[[]], [['nobody']], [[`') OR 1=1 --`, '\ud83d', '\0']]])(
    'skips unknown ids: %j',
    async (ids) => {
      await using db = await openTestDatabase();
      await storePostings(db, { a: [{}] });
      expect(await markPostings(db, { ids, isHidden: true })).toEqual([]);
      expect(await marks(db)).toEqual([]);
    },
  );

  it('returns a posting named twice once', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}] });
    expect(await markPostings(db, { ids: [id('a'), id('a')], isRead: true })).toEqual([id('a')]);
  });

  it('returns only those that were marked otherwise, by any of the marks', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}], b: [{}] });
    const ids = [id('a'), id('b')];
    await markPostings(db, { ids: [id('a')], isHidden: true });
    expect(await markPostings(db, { ids, isHidden: true })).toEqual([id('b')]);
    expect(await markPostings(db, { ids, isHidden: true })).toEqual([]);
    expect(await markPostings(db, { ids: [id('a')], isRead: false, isHidden: false })).toEqual([
      id('a'),
    ]);
    expect(await markPostings(db, { ids, isRead: false })).toEqual([]);
  });
});
