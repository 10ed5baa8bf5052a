import { describe, expect, it } from 'vitest';
import type { Enrichment } from '#core/enrichment.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { emptyProfile, type Profile } from '#core/profile.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { exportPostings } from '../postings/export-postings.ts';
import { listPostings } from '../postings/list.ts';
import { searchPostings } from '../postings/search.ts';
import { rates } from '../rates.ts';
import { storeEnrichment } from '../store/store-enrichment.ts';
import { fits } from './calls.ts';
import { scoreNext } from './scores.ts';

const baker: Profile = {
  ...emptyProfile,
  resume: { ...emptyProfile.resume, titles: ['Baker'], skills: ['HACCP'], languages: ['English'] },
};

const read = (said: Partial<Enrichment>) => said;

async function openings(db: Database): Promise<string> {
  const id = await addTestCompany(db);
  await scan(db, id, [
    enrichedPosting(id, { externalId: '1', title: 'Data Engineer' }),
    enrichedPosting(
      id,
      { externalId: '2', title: 'Baker', descriptionText: 'You know HACCP and COBOL.' },
      read({
        skills: ['HACCP', 'COBOL'],
        languages: ['German'],
        evidence: { 'skills.HACCP': 'HACCP', 'skills.COBOL': 'COBOL', languages: 'German' },
      }),
    ),
  ]);
  return id;
}

async function scoreAll(db: Database): Promise<void> {
  while ((await scoreNext(db)) !== null);
}

async function titles(db: Database, filter: PostingFilter): Promise<readonly string[]> {
  const { rows } = await listPostings(db, { filter, offset: 0, limit: 10 });
  return rows.map(({ title }) => title);
}

const scoresOf = async (db: Database): Promise<readonly (number | null)[]> =>
  (await searchPostings(db, { sort: 'oldest' })).postings.map(({ score }) => score);

describe('scores', () => {
  it('are those of the profile, and leave with it', async () => {
    await using db = await openTestDatabase();
    await openings(db);
    const calls = fits(db);
    expect(await scoresOf(db)).toEqual([null, null]);
    await calls['fit.keep']({ profile: baker });
    await scoreAll(db);
    const [engineer, own] = await scoresOf(db);
    expect(own).toBeGreaterThan((engineer ?? 0) + 30);
    await calls['fit.keep']({ profile: null });
    await scoreAll(db);
    expect(await scoresOf(db)).toEqual([null, null]);
    expect(await db.prisma.profile.count()).toBe(0);
  });

  it('sort and filter lists, and are exported', async () => {
    await using db = await openTestDatabase();
    await openings(db);
    await fits(db)['fit.keep']({ profile: baker });
    await scoreAll(db);
    expect(await titles(db, { sort: 'fit' })).toEqual(['Baker', 'Data Engineer']);
    expect(await titles(db, { minFit: 60 })).toEqual(['Baker']);
    expect(await titles(db, { isEligible: true })).toEqual(['Data Engineer']);
    const { content } = await exportPostings(db, {
      ...{ filter: { minFit: 60 }, format: 'csv', offset: 0, limit: 10 },
    });
    expect(content).toContain(',score,');
  });

  it('without a profile no score is high enough, and all are eligible', async () => {
    await using db = await openTestDatabase();
    await openings(db);
    expect(await titles(db, { minFit: 1 })).toEqual([]);
    expect(await titles(db, { isEligible: true })).toHaveLength(2);
  });

  it('come with openings that are stored later', async () => {
    await using db = await openTestDatabase();
    await fits(db)['fit.keep']({ profile: baker });
    await scoreAll(db);
    await openings(db);
    expect(await scoresOf(db)).not.toContain(null);
  });

  it('follow an opening that changes, and the reading of a model', async () => {
    await using db = await openTestDatabase();
    await fits(db)['fit.keep']({ profile: baker });
    const id = await openings(db);
    const [before] = await scoresOf(db);
    const changed = enrichedPosting(id, { externalId: '1', title: 'Head Baker' });
    await scan(db, id, [changed], { runId: 'r2', complete: false });
    const [after] = await scoresOf(db);
    expect(after).toBeGreaterThan(before ?? 100);
    await db.prisma.runPiece.create({
      data: { runId: 'r2', companyId: id, piece: 0, ref: 'x', postings: 1 },
    });
    const enrichment = { ...changed.enrichment, skills: ['HACCP'], provider: 'llm' as const };
    await storeEnrichment(db, {
      ...{ runId: 'r2', companyId: id, piece: 0 },
      results: [{ id: changed.id, contentHash: changed.contentHash, enrichment }],
    });
    expect((await scoresOf(db))[0]).toBeGreaterThan(after ?? 100);
  });

  it('are outdated by other exchange rates', async () => {
    await using db = await openTestDatabase();
    await fits(db)['fit.keep']({ profile: baker });
    await scoreAll(db);
    expect((await fits(db)['fit.profile']({})).pending).toBeNull();
    await rates(db)['rates.keep']({ date: '2099-01-01', perDollar: { EUR: 1 } });
    expect((await fits(db)['fit.profile']({})).pending).not.toBeNull();
  });

  it('tell how far they are', async () => {
    await using db = await openTestDatabase();
    await openings(db);
    await fits(db)['fit.keep']({ profile: baker });
    expect((await fits(db)['fit.profile']({})).pending).toEqual({ done: 0, total: 2 });
  });
});

describe('a fit', () => {
  it('quotes the opening, and names what is missing', async () => {
    await using db = await openTestDatabase();
    await openings(db);
    await fits(db)['fit.keep']({ profile: baker });
    await scoreAll(db);
    const { postings } = await searchPostings(db, { query: 'baker' });
    const own = await fits(db)['fit.get']({ id: postings[0]?.id ?? '' });
    expect(own?.score).toBe(postings[0]?.score);
    expect(own?.skills).toEqual({
      matched: [{ name: 'HACCP', weight: null, quote: 'HACCP' }],
      missing: [{ name: 'COBOL', weight: null, quote: 'COBOL' }],
    });
    expect(own?.eligibility).toContainEqual({
      ...{ about: 'language', verdict: 'no', theirs: ['German'], yours: ['English'] },
      quote: 'German',
    });
  });

  it('is none without a profile, and fails for an unknown opening', async () => {
    await using db = await openTestDatabase();
    await openings(db);
    const { postings } = await searchPostings(db, {});
    expect(await fits(db)['fit.get']({ id: postings[0]?.id ?? '' })).toBeNull();
    await expect(fits(db)['fit.get']({ id: 'none' })).rejects.toMatchObject({
      code: 'unknown_posting',
    });
  });
});
