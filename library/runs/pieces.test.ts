import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testRef } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { failPiece, pickForEnhancement, recordPieces } from './pieces.ts';
import { getRun } from './runs.ts';

const error = { code: 'llm_unreachable', message: 'The model cannot be reached', hint: 'Wait.' };

const picked = async (db: Database, companyId: string) =>
  (await Array.fromAsync(pickForEnhancement(db, companyId, 20))).flat();

describe('pickForEnhancement', () => {
  it('returns postings as parsed, without the HTML that no model reads', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const posting = enrichedPosting(
      acme,
      {
        title: 'Ingénieur',
        level: 'Mid-Senior level',
        remoteRegions: ['EU'],
        locations: [{ text: 'Paris', city: 'Paris', region: null, country: 'FR' }],
        salary: { min: 1.5, max: null, currency: null, period: 'hour' },
        updatedAt: '2026-03-01',
      },
      { skills: ['SQL'], evidence: { skills: 'SQL' } },
    );
    await scan(db, acme, [posting]);
    const withoutHtml = { ...posting, posting: { ...posting.posting, descriptionHtml: '' } };
    expect(await picked(db, acme)).toEqual([withoutHtml]);
  });

  it('yields the newest first, undated ones last, a piece at a time', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const dates = [null, '2026-01-01', '2026-03-01', '2026-02-01'];
    const postings = dates.map((postedAt, i) =>
      enrichedPosting(acme, { externalId: String(i), postedAt }),
    );
    await scan(db, acme, postings);
    const pieces = await Array.fromAsync(pickForEnhancement(db, acme, 3));
    expect(pieces.map((piece) => piece.map(({ posting }) => posting.postedAt))).toEqual([
      ['2026-03-01', '2026-02-01', '2026-01-01'],
      [null],
    ]);
  });

  it('leaves out closed postings and those the model has read', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const closed = enrichedPosting(acme, { externalId: '1' });
    const read = enrichedPosting(acme, { externalId: '2' });
    const unread = enrichedPosting(acme, { externalId: '3' });
    await scan(db, acme, [closed, read, unread]);
    await scan(db, acme, [read, unread]);
    await db.prisma.posting.updateMany({
      where: { externalId: '2' },
      data: { enhancedHash: read.contentHash },
    });
    expect((await picked(db, acme)).map(({ id }) => id)).toEqual([unread.id]);
  });
});

describe('recordPieces', () => {
  it('numbers the pieces in order', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { runId: 'r1' });
    const pieces = [
      { ref: testRef('a'), postings: 20 },
      { ref: testRef('b'), postings: 3 },
    ];
    const recorded = await recordPieces(db, 'r1', acme, pieces);
    expect(recorded.map(({ piece, ref, postings }) => ({ piece, ref, postings }))).toEqual(
      pieces.map((each, piece) => ({ piece, ...each })),
    );
  });

  it('returns the first pieces when a job repeats', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { runId: 'r1' });
    const first = await recordPieces(db, 'r1', acme, [{ ref: testRef('a'), postings: 20 }]);
    const again = await recordPieces(db, 'r1', acme, [{ ref: testRef('b'), postings: 9 }]);
    expect(again).toEqual(first);
  });

  it('accepts an empty list', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { runId: 'r1' });
    expect(await recordPieces(db, 'r1', acme, [])).toEqual([]);
  });
});

describe('failPiece', () => {
  it('records why the work is lost', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { runId: 'r1' });
    await recordPieces(db, 'r1', acme, [{ ref: testRef('a'), postings: 20 }]);
    await failPiece(db, { runId: 'r1', companyId: acme, piece: 0, error });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]?.pieces[0]).toMatchObject({ status: 'failed', error });
  });

  it('leaves a stored piece as it is', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { runId: 'r1' });
    await recordPieces(db, 'r1', acme, [{ ref: testRef('a'), postings: 20 }]);
    await db.prisma.runPiece.updateMany({ data: { status: 'stored' } });
    await failPiece(db, { runId: 'r1', companyId: acme, piece: 0, error });
    const run = await getRun(db, 'r1');
    expect(run?.companies[0]?.pieces[0]).toMatchObject({ status: 'stored', error: null });
  });
});
