import { describe, expect, it } from 'vitest';
import { PostingDetail } from '#contract/postings.ts';
import { openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting, enrichment } from '#tests/support/postings.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import type { Database } from '../engine/open.ts';
import { readPosting } from './detail.ts';
import { markPostings } from './marks.ts';

describe('readPosting', () => {
  it('has every field of the contract', async () => {
    await using db = await openTestDatabase();
    const read = { skills: ['Go'], workplace: 'remote', evidence: { 'skills.Go': 'Go' } } as const;
    const { id, companyId } = await storePostings(db, {
      a: [
        { team: 'Core', updatedAt: '2026-03-02', validThrough: '2026-04-01' },
        { ...read, skills: [...read.skills] },
      ],
    });
    const posting = await readPosting(db, id('a'));
    expect(posting).toEqual({
      id: id('a'),
      externalId: 'a',
      companyId,
      company: 'acme',
      companyUrl: 'https://boards.greenhouse.io/acme',
      title: 'Data Engineer',
      locations: [],
      workplace: 'remote',
      department: null,
      team: 'Core',
      employmentType: null,
      seniority: null,
      salary: null,
      skills: ['Go'],
      url: 'https://jobs.example.com/1',
      applyUrl: null,
      postedAt: null,
      updatedAt: '2026-03-02',
      validThrough: '2026-04-01',
      listedAt: testTime,
      firstSeenAt: testTime,
      closedAt: null,
      score: null,
      isRead: false,
      isHidden: false,
      stage: null,
      descriptionText: 'Move data about.',
      descriptionHtml: '<p>Move data about.</p>',
      enrichment: enrichment({ ...read, skills: ['Go'] }),
      timeline: [{ at: testTime, kind: 'first_seen', changes: [] }],
      sameRole: [],
      medianOpenDays: null,
      payScale: null,
      application: null,
    });
    expect(PostingDetail.parse(posting)).toEqual(posting);
  });

  it.each(['nobody', '', `' OR 1=1 --`])('refuses the unknown id %j', async (id) => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{}] });
    await expect(readPosting(db, id)).rejects.toMatchObject({
      code: 'unknown_posting',
      details: { id },
    });
  });

  it('lists its history, oldest first', async () => {
    await using db = await openTestDatabase();
    const { id, companyId, listed } = await storePostings(db, { a: [{}], b: [{}] });
    const [first, other] = listed;
    if (first === undefined || other === undefined) throw new Error('two were stored');
    const renamed = enrichedPosting(companyId, { ...first.posting, title: 'Data Lead' });
    await scan(db, companyId, [renamed, other], { at: '2026-03-11T00:00:00.000Z' });
    await scan(db, companyId, [other], { at: '2026-03-12T00:00:00.000Z' });
    await scan(db, companyId, [renamed, other], { at: '2026-03-13T00:00:00.000Z' });
    expect((await readPosting(db, id('a'))).timeline).toEqual([
      { at: testTime, kind: 'first_seen', changes: [] },
      {
        at: '2026-03-11T00:00:00.000Z',
        kind: 'changed',
        changes: [{ field: 'title', from: 'Data Engineer', to: 'Data Lead' }],
      },
      { at: '2026-03-12T00:00:00.000Z', kind: 'closed', changes: [] },
      { at: '2026-03-13T00:00:00.000Z', kind: 'reopened', changes: [] },
    ]);
  });

  it('shows the user’s marks', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}] });
    await markPostings(db, { ids: [id('a')], isRead: true, isHidden: true });
    const [row] = await db.prisma.$queryRawUnsafe<{ seq: number }[]>('SELECT seq FROM Posting');
    await db.prisma.application.create({
      data: { seq: row?.seq ?? 0, stage: 'offer', stageSince: testTime, position: 1, notes: 'Hm.' },
    });
    expect(await readPosting(db, id('a'))).toMatchObject({
      isRead: true,
      isHidden: true,
      stage: 'offer',
      application: { postingId: id('a'), stage: 'offer', notes: 'Hm.' },
    });
  });
});

describe('readPosting, among others', () => {
  it('finds the same open role in other places of the company', async () => {
    await using db = await openTestDatabase();
    const told: Readonly<Record<string, Told>> = {
      a: [{ title: 'Store Manager' }],
      elsewhere: [{ title: 'store manager' }],
      other: [{ title: 'Store Manager, Nights' }],
      gone: [{ title: 'Store Manager' }],
    };
    const { id, companyId, listed } = await storePostings(db, told);
    await scan(
      db,
      companyId,
      listed.filter(({ posting }) => posting.externalId !== 'gone'),
    );
    await storePostings(db, { x: [{ title: 'Store Manager' }] }, { slug: 'beta' });
    const { sameRole } = await readPosting(db, id('a'));
    expect(sameRole.map((row) => row.id)).toEqual([id('elsewhere')]);
  });

  it.each([
    [[], null],
    [[1, 2, 3, 4], null],
    [[10, 1, 3, 2, 40], 3],
    [[1, 2, 3, 4, 5, 6], 3.5],
    // Posted again after it was closed.
    [[-5, -5, -5, 1, 2], 0],
  ])(
    'knows the median of %j days that the company’s openings stayed open',
    async (days, median) => {
      await using db = await openTestDatabase();
      const keys = days.map((_, i) => `closed${i}`);
      const { id } = await storePostings(db, {
        a: [{}],
        ...Object.fromEntries(keys.map((key): [string, Told] => [key, [{}]])),
      });
      await storePostings(db, { x: [{}] }, { slug: 'beta' });
      await close(db, days);
      expect((await readPosting(db, id('a'))).medianOpenDays).toBe(median);
    },
  );
});

async function close(db: Database, days: readonly number[]): Promise<void> {
  for (const [i, count] of days.entries()) {
    await db.prisma.$executeRawUnsafe(
      `UPDATE Posting SET closedAt = strftime('%Y-%m-%dT%H:%M:%fZ', listedAt, ?) WHERE externalId = ?`,
      `${count} days`,
      `closed${i}`,
    );
  }
}
