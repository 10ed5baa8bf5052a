import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnrichedPosting } from '#core/listing.ts';
import type { RunRecord } from '#core/run.ts';
import type { Database } from '#library/engine/open.ts';
import { searchPostings } from '#library/postings/search.ts';
import { createRun, getRun } from '#library/runs/runs.ts';
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

const runOf = (id: string, companyIds = [companyId]) => ({
  ...{ id, userId: 'me', enrich: true, companyIds, at: testTime },
});
const startRun = (id: string, companyIds = [companyId]) => createRun(db, runOf(id, companyIds));

const postings = (count: number): readonly EnrichedPosting[] =>
  Array.from({ length: count }, (_, i) =>
    enrichedPosting(companyId, {
      externalId: `${i + 1}`,
      postedAt: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
    }),
  );

const described = (said: Partial<EnrichedPosting['posting']>) => enrichedPosting(companyId, said);

async function store(
  found: readonly EnrichedPosting[],
  { runId = 'run1', enrich = true, company = companyId, noModel = false } = {},
) {
  const parsed = await snapshots.put({ ...parsedListing(found), ...(noModel && { noModel }) });
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

  it('asks the model about none of a site that forbids it, and says so', async () => {
    await startRun('run1');
    const { result, queued } = await store(postings(3), { noModel: true });
    const omitted = (await getRun(db, 'run1'))?.companies[0]?.omitted;
    expect({ pieces: result.pieces, queued, omitted }).toEqual({
      pieces: [],
      queued: [],
      omitted: [{ what: 'by the language model', reason: 'its robots.txt says ai-input=no' }],
    });
    expect(result.complete).toBe(true);
  });

  it('does not mention the model in a run without one', async () => {
    await createRun(db, { ...runOf('run1'), enrich: false });
    await store(postings(1), { enrich: false, noModel: true });
    expect((await getRun(db, 'run1'))?.companies[0]?.omitted).toEqual([]);
  });

  it('queues the new postings for the model in pieces of twenty', async () => {
    await startRun('run1');
    const { result, queued } = await store(postings(45));
    expect(result.pieces).toEqual([20, 20, 5]);
    expect(queued.map(({ piece }) => piece)).toEqual([0, 1, 2]);
    expect(queued[2]?.subject).toMatchObject({ runId: 'run1', companyId });
  });

  it('sends the newest to the model first', async () => {
    await startRun('run1');
    const { queued } = await store(postings(21));
    const ref = String(queued[0]?.postings);
    const first = await snapshots.get(ref, PostingsPiece);
    expect(first.map(({ posting }) => posting.externalId)).toEqual(
      Array.from({ length: 20 }, (_, i) => `${21 - i}`),
    );
  });

  it('sends none to the model without enrichment', async () => {
    await startRun('run1');
    const { result, queued } = await store(postings(3), { enrich: false });
    expect(result.pieces).toEqual([]);
    expect(queued).toEqual([]);
  });

  it('sends postings to the model that an earlier run did not send', async () => {
    await startRun('run1');
    await store(postings(3), { enrich: false });
    await startRun('run2');
    const { result } = await store(postings(3), { runId: 'run2' });
    expect(result).toMatchObject({ new: 0, pieces: [3] });
  });

  it('queues the same pieces when it runs again', async () => {
    await startRun('run1');
    const first = await store(postings(25));
    const again = await store(postings(25));
    expect(again.queued).toEqual(first.queued);
    expect(again.result).toEqual(first.result);
  });

  it('does not queue a stored piece again', async () => {
    await startRun('run1');
    await store(postings(25));
    await storePiece(0, []);
    const { result, queued } = await store(postings(25));
    expect(queued.map(({ piece }) => piece)).toEqual([1]);
    expect(result.pieces).toEqual([20, 5]);
  });

  it('sends nothing to the model if another company has the board', async () => {
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

  it('reports its progress', async () => {
    await startRun('run1');
    const { steps } = await store(postings(3));
    expect(steps).toEqual(['Storing 3 openings']);
  });

  it('fails for a missing run', async () => {
    await expect(store(postings(1))).rejects.toMatchObject({ code: 'unknown_run' });
  });
});

type Result = { readonly id: string; readonly contentHash: string };

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

  it('changes nothing when it runs again', async () => {
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

  it('records why a piece was read only in part', async () => {
    await startRun('run1');
    await store([described({ externalId: 'a' })]);
    const problem = { code: 'llm_unreachable', message: 'The model is away', hint: 'Wait' };
    expect(await storePiece(0, [], problem)).toMatchObject({ problem });
    expect(piecesOf(await getRun(db, 'run1'))).toMatchObject([{ error: problem }]);
  });
});
