import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { collectRun } from './collect-news.ts';
import type { Database } from './open.ts';
import { clearPastRuns } from './past-runs.ts';
import { readRunNews } from './run-news.ts';
import { createRun, failCompany, finishRun } from './runs.ts';

let db: Database;
let acme: string;
beforeEach(async () => {
  db = await openTestDatabase();
  acme = await addTestCompany(db);
});
afterEach(() => db[Symbol.asyncDispose]());

const day = (n: number): string => `2026-03-0${n}T12:00:00.000Z`;

async function end(n: number): Promise<number> {
  const runId = `r${n}`;
  await finishRun(db, { id: runId, status: 'completed', message: '', at: day(n) });
  const { broken } = await readRunNews(db.prisma, runId);
  await collectRun(db, { runId, at: day(n) });
  return broken.length;
}

/** A run in which the company failed; answers how many were broken by it. */
async function failedRun(n: number, code = 'server_error'): Promise<number> {
  const runId = `r${n}`;
  await createRun(db, { id: runId, userId: 'u', enrich: true, companyIds: [acme], at: day(n) });
  const error = { code, message: 'It is down', hint: 'Wait.' };
  await failCompany(db, { runId, companyId: acme, error, status: 'failed', at: day(n) });
  return await end(n);
}

async function goodRun(n: number): Promise<number> {
  await scan(db, acme, [enrichedPosting(acme)], { runId: `r${n}`, at: day(n), slug: 'acme' });
  return await end(n);
}

describe('a company that fails all along', () => {
  it('is not broken anew when past runs are forgotten', async () => {
    await goodRun(1);
    expect(await failedRun(2)).toBe(1);
    await clearPastRuns(db);
    expect(await failedRun(3)).toBe(0);
    expect(await failedRun(4)).toBe(0);
  });

  it('is broken anew where it could be read in a run that was forgotten', async () => {
    await failedRun(1);
    await goodRun(2);
    await clearPastRuns(db);
    expect(await failedRun(3)).toBe(1);
  });
});

describe('a company that was not asked', () => {
  it('is neither broken by that nor mended', async () => {
    await goodRun(1);
    expect(await failedRun(2, 'demo_is_on')).toBe(0);
    expect(await failedRun(3)).toBe(1);
    expect(await failedRun(4, 'demo_is_on')).toBe(0);
    expect(await failedRun(5)).toBe(0);
  });
});
