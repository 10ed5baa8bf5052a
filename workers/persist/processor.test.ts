import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnrichedPosting } from '#core/parsed-listing.ts';
import type { RunRecord } from '#core/run.ts';
import type { Database } from '#services/db/open.ts';
import { searchPostings } from '#services/db/posting-search.ts';
import { createRun, getRun } from '#services/db/runs.ts';
import { addTestCompany, openTestDatabase, testRef, testTime } from '#tests/support/database.ts';
import { jobContext, jobSubject } from '#tests/support/job-context.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting, enrichment, parsedListing } from '#tests/support/postings.ts';
import { PostingsPiece } from '../ai-enrich/payload.ts';
import { createStoreEnrichment, createStoreJobData } from './processor.ts';

let db: Database;
let companyId: string;
const snapshots = memorySnapshots();

beforeEach(async () => {
  db = await openTestDatabase();
  companyId = await addTestCompany(db);
});
afterEach(() => db[Symbol.asyncDispose]());

const startRun = (id: string, companyIds = [companyId]) =>
  createRun(db, { id, userId: 'me', enrich: true, companyIds, at: testTime });

/** As many postings, the later ones published later. */
const postings = (count: number): readonly EnrichedPosting[] =>
  Array.from({ length: count }, (_, i) =>
    enrichedPosting(companyId, {
      externalId: `${i + 1}`,
      postedAt: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
    }),
  );

const described = (said: Partial<EnrichedPosting['posting']>) => enrichedPosting(companyId, said);

/** Stores a listing of these postings in a run, and tells what came of it. */
async function store(
  found: readonly EnrichedPosting[],
  { runId = 'run1', enrich = true, company = companyId } = {},
) {
  const parsed = await snapshots.put(parsedListing(found));
  const upstream = { listing: testRef('listing'), parsed, postings: found.length };
  const context = jobContext();
  const payload = { ...jobSubject, runId, companyId: company, enrich, upstream };
  const result = await createStoreJobData({ db, snapshots })(payload, context);
  return { result, queued: context.queued, steps: context.steps };
}

const piecesOf = (run: RunRecord | null) => run?.companies[0]?.pieces ?? [];

describe('store_job_data', () => {
  it('stores what was found', async () => {
    await startRun('run1');
    const { result } = await store(postings(3));
    expect(result).toMatchObject({
      outcome: 'stored',
      source: 'greenhouse',
      postings: 3,
      new: 3,
      changed: 0,
      closed: 0,
      problem: null,
    });
    expect((await searchPostings(db, {})).total).toBe(3);
  });

  it('queues the new postings for the model in pieces of twenty', async () => {
    await startRun('run1');
    const { result, queued } = await store(postings(45));
    expect(result.pieces).toEqual([20, 20, 5]);
    expect(queued.map(({ id }) => id)).toEqual(
      [0, 1, 2].map((piece) => `w-run1-${companyId}-${piece}`),
    );
    expect(queued[2]?.child).toMatchObject({ job: 'enhance_job_data', payload: { piece: 2 } });
  });

  it('sends the newest to the model first', async () => {
    await startRun('run1');
    const { queued } = await store(postings(21));
    const ref = String(queued[0]?.child?.payload.postings);
    const first = await snapshots.get(ref, PostingsPiece);
    expect(first.map(({ posting }) => posting.externalId)).toEqual(
      Array.from({ length: 20 }, (_, i) => `${21 - i}`),
    );
  });

  it('sends none to the model where none is asked for', async () => {
    await startRun('run1');
    const { result, queued } = await store(postings(3), { enrich: false });
    expect(result.pieces).toEqual([]);
    expect(queued).toEqual([]);
  });

  it('sends postings to the model that an earlier run did not ask about', async () => {
    await startRun('run1');
    await store(postings(3), { enrich: false });
    await startRun('run2');
    const { result } = await store(postings(3), { runId: 'run2' });
    expect(result).toMatchObject({ new: 0, pieces: [3] });
  });

  it('queues the same pieces when it is done again', async () => {
    await startRun('run1');
    const first = await store(postings(25));
    const again = await store(postings(25));
    expect(again.queued).toEqual(first.queued);
    expect(again.result).toEqual(first.result);
  });

  it('does not queue a piece again that is stored already', async () => {
    await startRun('run1');
    await store(postings(25));
    await storePiece(0, []);
    const { result, queued } = await store(postings(25));
    expect(queued.map(({ id }) => id)).toEqual([`w-run1-${companyId}-1`]);
    expect(result.pieces).toEqual([20, 5]);
  });

  it('sends nothing to the model of a board that another company has', async () => {
    const twin = await addTestCompany(db, 'acme-again');
    await startRun('run1', [companyId, twin]);
    await store(postings(3));
    const { result, queued } = await store(postings(3), { company: twin });
    expect(result).toMatchObject({
      outcome: 'duplicate',
      pieces: [],
      problem: { code: 'duplicate_company' },
    });
    expect(queued).toEqual([]);
  });

  it('says what it stores', async () => {
    await startRun('run1');
    const { steps } = await store(postings(3));
    expect(steps).toEqual(['Storing 3 openings']);
  });

  it('fails for a run that is gone', async () => {
    await expect(store(postings(1))).rejects.toMatchObject({ code: 'unknown_run' });
  });
});

type Result = { readonly id: string; readonly contentHash: string };

/** Stores what the model answered for a piece: the same words about each of these postings. */
async function storePiece(piece: number, read: readonly Result[], problem = null as Problem) {
  const results = read.map(({ id, contentHash }) => ({
    id,
    contentHash,
    enrichment: enrichment({ provider: 'llm', seniority: 'lead' }),
  }));
  const enhanced = await snapshots.put(results);
  const upstream = { enhanced, failed: 0, problem };
  const payload = { ...jobSubject, companyId, piece, upstream };
  return await createStoreEnrichment({ db, snapshots })(payload, jobContext());
}

type Problem = { code: string; message: string; hint: string } | null;

describe('store_enrichment', () => {
  it('stores what the model read', async () => {
    await startRun('run1');
    const found = [described({ externalId: 'a' }), described({ externalId: 'b' })];
    await store(found);
    expect(await storePiece(0, found)).toEqual({ enhanced: 2, failed: 0, problem: null });
    const { postings: stored } = await searchPostings(db, {});
    expect(stored.map(({ seniority }) => seniority)).toEqual(['lead', 'lead']);
  });

  it('changes nothing when it is done again', async () => {
    await startRun('run1');
    const found = [described({ externalId: 'a' })];
    await store(found);
    const first = await storePiece(0, found);
    expect(await storePiece(0, found)).toEqual(first);
    expect(piecesOf(await getRun(db, 'run1'))).toMatchObject([{ status: 'stored', enhanced: 1 }]);
  });

  it('leaves a posting alone that has changed since the model read it', async () => {
    await startRun('run1');
    await store([described({ externalId: 'a' })]);
    const old = described({ externalId: 'a', title: 'What it was before' });
    expect(await storePiece(0, [old])).toMatchObject({ enhanced: 0 });
  });

  it('hands on and writes down why a piece is not wholly read', async () => {
    await startRun('run1');
    await store([described({ externalId: 'a' })]);
    const problem = { code: 'llm_unreachable', message: 'The model is away', hint: 'Wait' };
    expect(await storePiece(0, [], problem)).toMatchObject({ problem });
    expect(piecesOf(await getRun(db, 'run1'))).toMatchObject([{ error: problem }]);
  });
});
