import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testRef } from '#tests/support/database.ts';
import { enrichedPosting, enrichment } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { searchPostings } from '../postings/search.ts';
import { pickForEnhancement, recordPieces } from '../runs/pieces.ts';
import { getRun } from '../runs/runs.ts';
import { storeEnrichment } from './store-enrichment.ts';

const read = enrichment({
  provider: 'llm',
  seniority: 'staff',
  workplace: 'remote',
  skills: ['Zig'],
  salary: { min: 90_000, max: 120_000, currency: 'EUR', period: 'year', source: 'stated' },
});

async function pieceUnderWay(db: Database) {
  const companyId = await addTestCompany(db);
  const one = enrichedPosting(companyId, { externalId: '1' });
  const two = enrichedPosting(companyId, { externalId: '2' });
  await scan(db, companyId, [one, two], { runId: 'r1' });
  await recordPieces(db, 'r1', companyId, [{ ref: testRef('piece'), postings: 2 }]);
  const result = (of: typeof one, answer: typeof read | null) => ({
    id: of.id,
    contentHash: of.contentHash,
    enrichment: answer,
  });
  return { key: { runId: 'r1', companyId, piece: 0 }, one, two, result };
}

const unread = async (db: Database, companyId: string) =>
  (await Array.fromAsync(pickForEnhancement(db, companyId, 20))).flat();

describe('storeEnrichment', () => {
  it('makes the model’s facts searchable and filterable', async () => {
    await using db = await openTestDatabase();
    const { key, one, result } = await pieceUnderWay(db);
    await storeEnrichment(db, { ...key, results: [result(one, read)] });
    const found = await searchPostings(db, { query: 'zig', remote: true, minSalary: 110_000 });
    expect(found.postings.map(({ id, seniority }) => ({ id, seniority }))).toEqual([
      { id: one.id, seniority: 'staff' },
    ]);
  });

  it('keeps the rules’ facts if the model failed, and asks again later', async () => {
    await using db = await openTestDatabase();
    const { key, one, two, result } = await pieceUnderWay(db);
    const results = [result(one, read), result(two, null)];
    const counts = await storeEnrichment(db, { ...key, results });
    expect(counts).toEqual({ enhanced: 1, failed: 1 });
    expect((await unread(db, key.companyId)).map(({ id }) => id)).toEqual([two.id]);
  });

  it('records in the run why the model gave nothing', async () => {
    await using db = await openTestDatabase();
    const { key, one, two, result } = await pieceUnderWay(db);
    const problem = { code: 'llm_invalid_answer', message: 'It says nothing', hint: 'Try another' };
    const results = [result(one, null), result(two, null)];
    await storeEnrichment(db, { ...key, results, problem });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]?.pieces).toMatchObject([{ status: 'stored', error: problem }]);
  });

  it('changes nothing when stored twice', async () => {
    await using db = await openTestDatabase();
    const { key, one, two, result } = await pieceUnderWay(db);
    const results = [result(one, read), result(two, null)];
    await storeEnrichment(db, { ...key, results });
    const before = await db.prisma.posting.findMany();
    expect(await storeEnrichment(db, { ...key, results })).toEqual({ enhanced: 1, failed: 1 });
    expect(await db.prisma.posting.findMany()).toEqual(before);
  });

  it('skips a posting that changed meanwhile', async () => {
    await using db = await openTestDatabase();
    const { key, one, two, result } = await pieceUnderWay(db);
    const changed = enrichedPosting(key.companyId, { externalId: '1', title: 'Baker' });
    await scan(db, key.companyId, [changed, two]);
    const counts = await storeEnrichment(db, { ...key, results: [result(one, read)] });
    const posting = await db.prisma.posting.findUnique({ where: { id: one.id } });
    expect(counts).toEqual({ enhanced: 0, failed: 0 });
    expect(posting).toMatchObject({ title: 'Baker', provider: 'rules', seniority: null });
  });

  it('gives up on a posting after three failures', async () => {
    await using db = await openTestDatabase();
    const { key, one, two, result } = await pieceUnderWay(db);
    await storeEnrichment(db, { ...key, results: [result(one, read), result(two, null)] });
    for (const runId of ['r2', 'r3']) {
      await scan(db, key.companyId, [one, two], { runId });
      await recordPieces(db, runId, key.companyId, [{ ref: testRef('p'), postings: 1 }]);
      await storeEnrichment(db, { ...key, runId, results: [result(two, null)] });
    }
    expect(await unread(db, key.companyId)).toEqual([]);
  });

  it('counts enhanced postings in the run', async () => {
    await using db = await openTestDatabase();
    const { key, one, two, result } = await pieceUnderWay(db);
    await storeEnrichment(db, { ...key, results: [result(one, read), result(two, null)] });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]?.pieces).toEqual([
      {
        piece: 0,
        ref: testRef('piece'),
        postings: 2,
        status: 'stored',
        enhanced: 1,
        failed: 1,
        error: null,
      },
    ]);
  });

  it('stores nothing if it fails half-way', async () => {
    await using db = await openTestDatabase();
    const { key, one, result } = await pieceUnderWay(db);
    await db.prisma.$executeRawUnsafe(`
      CREATE TRIGGER crash BEFORE UPDATE ON RunPiece BEGIN SELECT RAISE(ABORT, 'crash'); END`);
    await expect(storeEnrichment(db, { ...key, results: [result(one, read)] })).rejects.toThrow();
    const posting = await db.prisma.posting.findUnique({ where: { id: one.id } });
    expect(posting).toMatchObject({ provider: 'rules', enhancedHash: null });
  });

  it('refuses an unknown piece', async () => {
    await using db = await openTestDatabase();
    const { key } = await pieceUnderWay(db);
    await expect(storeEnrichment(db, { ...key, piece: 7, results: [] })).rejects.toMatchObject({
      code: 'unknown_run',
    });
  });
});
