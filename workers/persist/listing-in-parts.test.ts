import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EnrichedPosting, type ListingFacts, listedPosting } from '#core/listing.ts';
import type { Database } from '#library/engine/open.ts';
import { createRun, getRun } from '#library/runs/runs.ts';
import { storeListing } from '#library/store/store-listing.ts';
import { openListing, putDivided } from '#services/snapshots/listing-parts.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { addTestCompany, openTestDatabase, testRef, testTime } from '#tests/support/database.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, parsedListing } from '#tests/support/postings.ts';
import { createStoreJobData } from './processor.ts';

let db: Database;
let companyId: string;
let snapshots: SnapshotStore;

beforeEach(async () => {
  db = await openTestDatabase();
  companyId = await addTestCompany(db);
  snapshots = memorySnapshots();
});
afterEach(() => db[Symbol.asyncDispose]());

const role = (n: number, title = `Role ${n}`) =>
  enrichedPosting(companyId, { externalId: `${n}`, title });

const roles = (count: number, from = 0) => Array.from({ length: count }, (_, n) => role(from + n));

type Said = Partial<ListingFacts> & { readonly size?: number; readonly isOld?: boolean };

/** `isOld`: as earlier versions stored it, which named the postings in its parts only. */
async function inParts(
  postings: readonly EnrichedPosting[],
  { size = 10, isOld = false, ...said }: Said = {},
) {
  const { postings: _, ...facts } = parsedListing([], { claimed: postings.length, ...said });
  const parts: string[] = [];
  for (let from = 0; from < postings.length; from += size) {
    parts.push(await snapshots.put({ postings: postings.slice(from, from + size) }));
  }
  const parsed = isOld
    ? await snapshots.put({ ...facts, parts })
    : await putDivided(snapshots, facts, { parts, listed: postings.map(listedPosting) });
  return { parts, parsed };
}

/** Stores a parsed listing in a run; `said` replaces calls of the snapshots. */
async function store(runId: string, parsed: string, said: Partial<SnapshotStore> = {}) {
  if ((await getRun(db, runId)) === null) {
    const run = { id: runId, userId: 'me', enrich: false, companyIds: [companyId], at: testTime };
    await createRun(db, run);
  }
  const upstream = { listing: testRef('listing'), parsed, postings: 0 };
  const payload = { ...jobSubject, runId, companyId, enrich: false, upstream };
  return await createStoreJobData({ db, snapshots: { ...snapshots, ...said } })(
    payload,
    jobContext(),
  );
}

async function outcome() {
  const { prisma } = db;
  const postings = await prisma.posting.findMany({ orderBy: { seq: 'asc' } });
  const versions = await prisma.postingVersion.findMany();
  const companies = await prisma.runCompany.findMany({ orderBy: { runId: 'asc' } });
  return {
    postings: postings.map(({ externalId, title, closedAt }) => [
      externalId,
      title,
      closedAt === null,
    ]),
    versions: versions
      .map(({ postingId, runId, kind }) => `${runId} ${postingId} ${kind}`)
      .toSorted(),
    companies: companies.map(({ storedAt: _at, parsedRef: _ref, ...row }) => row),
  };
}

const open = () => db.prisma.posting.count({ where: { closedAt: null } });

describe('a listing in parts', () => {
  it('is never in memory as a whole: each part is stored before the next is read', async () => {
    const { parsed, parts } = await inParts(roles(5_000), { size: 1_000 });
    const reads: [ref: string, stored: number][] = [];
    const get: SnapshotStore['get'] = async (ref, schema) => {
      reads.push([ref, await db.prisma.posting.count()]);
      return await snapshots.get(ref, schema);
    };
    const result = await store('r1', parsed, { get });
    expect(parts).toHaveLength(5);
    expect(reads).toEqual([[parsed, 0], ...parts.map((ref, n) => [ref, 1_000 * n])]);
    expect(result).toMatchObject({ outcome: 'stored', postings: 5_000, new: 5_000, problem: null });
  });

  it('of an earlier version is read twice, to compare and to store', async () => {
    const { parsed, parts } = await inParts(roles(25), { isOld: true });
    const reads: string[] = [];
    const get: SnapshotStore['get'] = (ref, schema) => {
      reads.push(ref);
      return snapshots.get(ref, schema);
    };
    const result = await store('r1', parsed, { get });
    expect(reads).toEqual([parsed, ...parts, ...parts]);
    expect(result).toMatchObject({ outcome: 'stored', postings: 25, new: 25, problem: null });
  });

  it.each([false, true])('gives the same result as in one piece, if old: %s', async (isOld) => {
    const first = roles(26);
    const second = [...roles(12, 9), role(5, 'Renamed'), role(23, 'New name'), ...roles(9, 40)];
    await store('r1', (await inParts(first, { isOld })).parsed);
    await store('r2', (await inParts(second, { isOld })).parsed);
    const divided = await outcome();
    await db[Symbol.asyncDispose]();
    db = await openTestDatabase();
    companyId = await addTestCompany(db);
    await store('r1', await snapshots.put(parsedListing(first)));
    await store('r2', await snapshots.put(parsedListing(second)));
    expect(await outcome()).toEqual(divided);
    expect(divided.companies).toMatchObject([
      { newCount: 26, captured: 26 },
      { newCount: 9, changedCount: 2, closedCount: 12, captured: 23, held: false },
    ]);
  });

  it('changes nothing when it is stored twice', async () => {
    const { parsed } = await inParts(roles(25));
    const first = await store('r1', parsed);
    const before = await outcome();
    expect(await store('r1', parsed)).toEqual(first);
    expect(await outcome()).toEqual(before);
    const { parsed: again } = await inParts(roles(25));
    expect(await store('r2', again)).toMatchObject({ new: 0, changed: 0, closed: 0 });
    expect((await outcome()).postings).toEqual(before.postings);
  });

  it('closes nothing if it is incomplete', async () => {
    await store('r1', (await inParts(roles(25))).parsed);
    const { parsed } = await inParts(roles(11), { complete: false });
    expect(await store('r2', parsed)).toMatchObject({
      closed: 0,
      postings: 25,
      problem: { code: 'listing_incomplete' },
    });
  });
});

describe('a listing with a missing part', () => {
  /** A board of 25, and a later listing without the first ten of them. */
  async function shrunk() {
    await store('r1', (await inParts(roles(25))).parsed);
    return await inParts([...roles(15, 10), ...roles(15, 60)]);
  }

  /** Calls of a store without a part; `renew` finds it if it is lost only on the way. */
  const without = (part: string | undefined): Pick<SnapshotStore, 'get' | 'renew'> => {
    const there = (ref: string) => (ref === part ? testRef('nothing') : ref);
    return {
      get: (ref, schema) => snapshots.get(there(ref), schema),
      renew: (refs) => snapshots.renew(refs.map(there)),
    };
  };

  it('is not stored at all', async () => {
    const { parsed, parts } = await shrunk();
    const before = await outcome();
    const lost = store('r2', parsed, without(parts.at(-1)));
    await expect(lost).rejects.toMatchObject({ code: 'snapshot_missing' });
    expect(await outcome()).toMatchObject({ ...before, companies: expect.anything() });
    expect((await getRun(db, 'r2'))?.companies[0]).toMatchObject({ status: 'queued', closed: 0 });
  });

  it('closes nothing if the part is lost on the way, and continues once it is back', async () => {
    const { parsed, parts } = await shrunk();
    const { get } = without(parts.at(-1));
    const lost = store('r2', parsed, { get });
    await expect(lost).rejects.toMatchObject({ code: 'snapshot_missing' });
    expect(await open()).toBeGreaterThanOrEqual(25);
    expect(await db.prisma.postingVersion.count()).toBe(0);
    expect(await store('r2', parsed)).toMatchObject({ new: 15, closed: 10, postings: 30 });
  });
});

it('a listing of an earlier version that was stored in part is completed', async () => {
  await store('r1', (await inParts(roles(15))).parsed);
  const postings = [...roles(14, 1), ...roles(12, 50)];
  const parsed = await snapshots.put(parsedListing(postings));
  await createRun(db, {
    id: 'r2',
    userId: 'me',
    enrich: false,
    companyIds: [companyId],
    at: testTime,
  });
  const refs = { parsedRef: parsed, listingRef: testRef('listing') };
  const killed = storeListing(
    db,
    { ...(await openListing(snapshots, parsed)), runId: 'r2', companyId, ...refs, at: testTime },
    { size: 10, rest: () => Promise.reject(new Error('killed')) },
  );
  await expect(killed).rejects.toThrow('killed');
  expect(await store('r2', parsed)).toMatchObject({ new: 12, changed: 0, closed: 1 });
});
