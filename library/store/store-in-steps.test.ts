import { describe, expect, it } from 'vitest';
import { type EnrichedPosting, inOnePart, listedPosting } from '#core/listing.ts';
import {
  addTestCompany,
  openTestDatabase,
  scan,
  testRef,
  testTime,
} from '#tests/support/database.ts';
import { enrichedPosting, parsedListing } from '#tests/support/postings.ts';
import { addCompany, removeCompany } from '../companies/companies.ts';
import { type Database, openDatabase } from '../engine/open.ts';
import { createRun, getRun } from '../runs/runs.ts';
import { storeListing } from './store-listing.ts';

const role = (companyId: string, externalId: string, title = `Role ${externalId}`) =>
  enrichedPosting(companyId, { externalId, title });

const roles = (companyId: string, ids: readonly string[]) => ids.map((id) => role(companyId, id));

type Rest = (step: number) => void | Promise<void>;

async function storeInSteps(
  db: Database,
  companyId: string,
  postings: readonly EnrichedPosting[],
  rest: Rest = () => undefined,
  at = '2026-03-11T12:00:00.000Z',
) {
  const companyIds = [companyId];
  if ((await db.prisma.run.findUnique({ where: { id: 'r2' } })) === null) {
    await createRun(db, { id: 'r2', userId: 'u', enrich: true, companyIds, at });
  }
  const listing = parsedListing(postings);
  const parsedRef = testRef(JSON.stringify(listing));
  let step = 0;
  return await storeListing(
    db,
    {
      runId: 'r2',
      companyId,
      parsedRef,
      listingRef: testRef('listing'),
      at,
      ...inOnePart(listing),
    },
    {
      size: 2,
      rest: async () => {
        step += 1;
        await rest(step);
      },
    },
  );
}

async function board(db: Database) {
  const acme = await addTestCompany(db);
  await scan(db, acme, roles(acme, ['gone', 'back', 'back2', 'same', 'other', 'lost', 'lost2']));
  await scan(db, acme, roles(acme, ['gone', 'same', 'other', 'lost', 'lost2']));
  const now = [
    ...roles(acme, ['new1', 'new2', 'new3', 'back', 'back2', 'same', 'gone']),
    role(acme, 'other', 'Renamed'),
  ];
  return { acme, now };
}

async function outcome({ prisma }: Database) {
  const postings = await prisma.posting.findMany({ orderBy: { externalId: 'asc' } });
  const versions = await prisma.postingVersion.findMany({ where: { runId: 'r2' } });
  const companies = await prisma.runCompany.findMany({ where: { runId: 'r2' } });
  const searchable = await prisma.$queryRawUnsafe<{ title: string }[]>(
    'SELECT title FROM PostingSearch ORDER BY title',
  );
  return {
    postings: postings.map(({ externalId, title, closedAt }) => ({
      externalId,
      title,
      isOpen: closedAt === null,
    })),
    versions: versions.map(({ postingId, kind }) => `${postingId} ${kind}`).toSorted(),
    counts: companies.map(({ status, held, postings, newCount, changedCount, closedCount }) => ({
      ...{ status, held, postings, newCount, changedCount, closedCount },
    })),
    searchable: searchable.map(({ title }) => title),
  };
}

async function expected() {
  await using db = await openTestDatabase();
  const { acme, now } = await board(db);
  await scan(db, acme, now, { runId: 'r2', at: '2026-03-11T12:00:00.000Z' });
  return await outcome(db);
}

describe('a large listing is stored in steps', () => {
  it('with the same result as in one', async () => {
    await using db = await openTestDatabase();
    const { acme, now } = await board(db);
    await storeInSteps(db, acme, now);
    expect(await outcome(db)).toEqual(await expected());
  });

  it('and lets other connections write in between', async () => {
    await using db = await openTestDatabase();
    await using other = await openDatabase(db.path);
    const { acme, now } = await board(db);
    const added: string[] = [];
    await storeInSteps(db, acme, now, async (step) => {
      const url = `https://jobs.lever.co/beta${step}`;
      added.push((await addCompany(other, { url, name: 'Beta', at: testTime })).id);
    });
    expect(added.length).toBeGreaterThan(3);
  });

  it('and counts as not stored until the last step', async () => {
    await using db = await openTestDatabase();
    const { acme, now } = await board(db);
    const seen = new Set<string | undefined>();
    await storeInSteps(db, acme, now, async () => {
      seen.add((await getRun(db, 'r2'))?.companies[0]?.status);
    });
    expect([...seen]).toEqual(['queued']);
  });

  it('and closes nothing before all listed postings are stored', async () => {
    await using db = await openTestDatabase();
    const { acme, now } = await board(db);
    await storeInSteps(db, acme, now, async () => {
      const closing = await db.prisma.postingVersion.count({
        where: { runId: 'r2', kind: 'closed' },
      });
      const listed = await db.prisma.posting.count({
        where: { externalId: { startsWith: 'new' } },
      });
      if (closing > 0) expect(listed).toBe(3);
    });
    expect((await outcome(db)).counts).toMatchObject([{ closedCount: 2 }]);
  });

  it.each([1, 2, 3, 4])('with the same result after an interruption at step %i', async (cut) => {
    await using db = await openTestDatabase();
    const { acme, now } = await board(db);
    const broken = storeInSteps(db, acme, now, (step) => {
      if (step === cut) throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    await storeInSteps(db, acme, now, undefined, '2026-03-11T12:05:00.000Z');
    expect(await outcome(db)).toEqual(await expected());
  });

  it('and a suspiciously empty listing stays suspicious after an interruption', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, roles(acme, ['a', 'b', 'c', 'd', 'e', 'f']));
    const others = roles(acme, ['1', '2', '3', '4', '5']);
    const broken = storeInSteps(db, acme, others, (step) => {
      if (step === 2) throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    const stored = await storeInSteps(db, acme, others);
    expect(stored).toMatchObject({ held: true, new: 5, closed: 0 });
    expect(stored.problem?.message).toContain('6');
  });

  it('and ends if its company is removed meanwhile', async () => {
    await using db = await openTestDatabase();
    const { acme, now } = await board(db);
    const storing = storeInSteps(db, acme, now, async (step) => {
      if (step === 2) await removeCompany(db, acme);
    });
    await expect(storing).rejects.toMatchObject({ code: 'unknown_run' });
    expect(await db.prisma.posting.count()).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 9])(
    'and rests after about as many openings as a full step, if its parts hold %i',
    async (partSize) => {
      await using db = await openTestDatabase();
      const acme = await addTestCompany(db);
      const companyIds = [acme];
      await createRun(db, { id: 'r2', userId: 'u', enrich: true, companyIds, at: testTime });
      const ids = Array.from({ length: 24 }, (_, n) => `a${n}`);
      const { postings, ...facts } = parsedListing(roles(acme, ids));
      const stored = [0];
      await storeListing(
        db,
        {
          ...{ runId: 'r2', companyId: acme, at: testTime, facts },
          ...{ parsedRef: testRef('parsed'), listingRef: testRef('listing') },
          async *parts() {
            for (let from = 0; from < postings.length; from += partSize) {
              yield postings.slice(from, from + partSize);
            }
          },
        },
        { size: 4, rest: async () => void stored.push(await db.prisma.posting.count()) },
      );
      const between = stored.slice(1).map((count, n) => count - (stored[n] ?? 0));
      expect(between.length).toBeGreaterThan(2);
      expect(Math.min(...between)).toBeGreaterThanOrEqual(4);
      expect(Math.max(...between)).toBeLessThan(8);
      expect(await db.prisma.posting.count()).toBe(24);
    },
  );

  it('and small parts of it together, if their texts are not too long', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const run = { id: 'r2', userId: 'u', enrich: true, companyIds: [acme], at: testTime };
    await createRun(db, run);
    const { postings, ...facts } = parsedListing(
      Array.from({ length: 8 }, (_, n) =>
        enrichedPosting(acme, {
          externalId: `a${n}`,
          descriptionText: 'We bake bread. '.repeat(n < 4 ? 1 : 400_000),
        }),
      ),
    );
    const stored: number[] = [];
    await storeListing(
      db,
      {
        ...{ runId: 'r2', companyId: acme, at: testTime, facts },
        ...{ parsedRef: testRef('parsed'), listingRef: testRef('listing') },
        listed: async () => postings.map(listedPosting),
        async *parts() {
          for (const posting of postings) {
            stored.push(await db.prisma.posting.count());
            yield [posting];
          }
        },
      },
      { size: 4, rest: async () => undefined },
    );
    expect(stored).toEqual([0, 0, 0, 0, 4, 5, 6, 7]);
  });

  it('and a rest counts the time in which the next part was read', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const run = { id: 'r2', userId: 'u', enrich: true, companyIds: [acme], at: testTime };
    await createRun(db, run);
    const { postings, ...facts } = parsedListing(roles(acme, ['a', 'b', 'c']));
    const readingMs = 5;
    const rests: number[] = [];
    await storeListing(
      db,
      {
        ...{ runId: 'r2', companyId: acme, at: testTime, facts },
        ...{ parsedRef: testRef('parsed'), listingRef: testRef('listing') },
        async *parts() {
          for (const posting of postings) {
            const from = performance.now();
            while (performance.now() - from < readingMs);
            yield [posting];
          }
        },
      },
      { size: 1, rest: async (sinceMs) => void rests.push(sinceMs) },
    );
    expect(rests).toHaveLength(2);
    expect(Math.min(...rests)).toBeGreaterThanOrEqual(readingMs);
  });
});
