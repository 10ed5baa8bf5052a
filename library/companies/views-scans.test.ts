import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { createRun, failCompany, finishRun } from '../runs/runs.ts';
import { findCompanyView, listCompanyScans } from './views.ts';

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T12:00:00.000Z`;

describe('a company whose list stays empty', () => {
  const healthAfter = async (scans: readonly (readonly [day: number, openings: number])[]) => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    for (const [at, openings] of scans) {
      const postings = Array.from({ length: openings }, (_, n) =>
        enrichedPosting(id, { externalId: String(n) }),
      );
      await scan(db, id, postings, { runId: `r${at}`, at: day(at) });
    }
    return (await findCompanyView(db, id))?.health;
  };

  it.each([
    [
      'for two weeks is silent',
      [
        [1, 0],
        [8, 0],
        [15, 0],
      ],
      'silent',
    ],
    [
      'for less is not',
      [
        [1, 0],
        [14, 0],
      ],
      'ok',
    ],
    [
      'counts from its first empty scan, not from its first scan',
      [
        [1, 0],
        [9, 2],
        [16, 2],
      ],
      'ok',
    ],
    [
      'speaks again with its next opening',
      [
        [1, 0],
        [20, 0],
        [21, 1],
      ],
      'ok',
    ],
    ['was just seen for the first time', [[20, 0]], 'ok'],
  ] as const)('%s', async (_name, scans, health) => {
    expect(await healthAfter(scans)).toBe(health);
  });

  it('is not silent while its lists are read only in part', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [], { runId: 'r1', at: day(1) });
    await scan(db, id, [], { runId: 'r2', at: day(20), complete: false });
    await scan(db, id, [], { runId: 'r3', at: day(21) });
    expect((await findCompanyView(db, id))?.health).toBe('ok');
  });
});

describe('listCompanyScans', () => {
  it('shows the found and omitted openings of each scan, the newest first', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await scan(db, id, [enrichedPosting(id)], { runId: 'r1', at: day(1) });
    const omitted = [{ what: 'page 2', reason: 'timed out' }];
    const cut = { complete: false, claimed: 9, omitted };
    await scan(db, id, [], { runId: 'r2', at: day(2), ...cut });
    expect(await listCompanyScans(db, id)).toMatchObject([
      {
        ...{ runId: 'r2', at: day(2), status: 'stored', complete: false, claimed: 9, captured: 0 },
        ...{ omitted, error: { code: 'listing_incomplete' }, closed: 0 },
      },
      {
        ...{ runId: 'r1', at: day(1), means: 'ats_api', complete: true, captured: 1, new: 1 },
        ...{ held: false, changed: 0, omitted: [], error: null },
      },
    ]);
  });

  it('leaves out a running scan', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [id], at: testTime });
    expect(await listCompanyScans(db, id)).toEqual([]);
  });

  it('shows a failed scan at the time its run ended', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    await createRun(db, { id: 'r', userId: 'u', enrich: true, companyIds: [id], at: day(1) });
    const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
    await failCompany(db, { runId: 'r', companyId: id, error, status: 'failed', at: day(1) });
    await finishRun(db, { id: 'r', status: 'failed', message: '', at: day(2) });
    expect(await listCompanyScans(db, id)).toMatchObject([{ status: 'failed', at: day(2), error }]);
  });

  it('shows no more than twenty', async () => {
    await using db = await openTestDatabase();
    const id = await addTestCompany(db);
    for (let n = 1; n <= 21; n += 1) await scan(db, id, [], { runId: `r${n}`, at: day(n) });
    const scans = await listCompanyScans(db, id);
    expect(scans).toHaveLength(20);
    expect([scans[0]?.runId, scans.at(-1)?.runId]).toEqual(['r21', 'r2']);
  });
});
