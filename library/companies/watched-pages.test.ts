import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageText } from '#core/page-watch.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { collectRun } from '../inbox/collect.ts';
import { listInbox } from '../inbox/items.ts';
import { createRun, failCompany, finishRun } from '../runs/runs.ts';
import { changeAddress } from './change-address.ts';
import { readWatchedPage } from './watched-pages.ts';

let db: Database;
let acme: string;
beforeEach(async () => {
  db = await openTestDatabase();
  acme = await addTestCompany(db);
});
afterEach(() => db[Symbol.asyncDispose]());

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T12:00:00.000Z`;
const error = { code: 'no_openings_found', message: 'No openings', hint: 'Wait.' };

/** A scan that read no openings, on a page with these lines. */
async function scanned(n: number, lines: readonly string[], isDrawn = false, page?: null) {
  const runId = `r${n}`;
  const text: PageText = { isDrawn, lines: [...lines] };
  await createRun(db, { id: runId, userId: 'u', enrich: true, companyIds: [acme], at: day(n) });
  const failed = { runId, companyId: acme, error, status: 'failed', at: day(n) } as const;
  await failCompany(db, { ...failed, ...(page === undefined && { page: text }) });
  await finishRun(db, { id: runId, status: 'completed', message: '', at: day(n) });
  await collectRun(db, { runId, at: day(n) });
}

const news = async () => {
  const { items } = await listInbox(db, { archived: false, limit: 100 });
  return items.flatMap(({ page }) => (page === null ? [] : [page]));
};

describe('the page of a company without readable openings', () => {
  it('is no news at its first scan', async () => {
    await scanned(1, ['Work with us']);
    expect(await news()).toEqual([]);
    expect(await readWatchedPage(db, acme)).toEqual({
      ...{ since: day(1), checkedAt: day(1), changedAt: null, change: null },
    });
  });

  it('is news when it changes, once', async () => {
    await scanned(1, ['Work with us']);
    await scanned(2, ['Work with us', 'Weaver wanted']);
    await scanned(3, ['Work with us', 'Weaver wanted']);
    const change = { added: ['Weaver wanted'], removed: [] };
    expect(await news()).toEqual([change]);
    expect(await readWatchedPage(db, acme)).toEqual({
      ...{ since: day(1), checkedAt: day(3), changedAt: day(2), change },
    });
  });

  it('is no news twice if the news of its run is collected again', async () => {
    await scanned(1, ['Work with us']);
    await scanned(2, ['Weaver wanted']);
    await collectRun(db, { runId: 'r2', at: day(3) });
    expect(await news()).toHaveLength(1);
  });

  it('stays as it was while no text of it was read', async () => {
    await scanned(1, ['Work with us']);
    await scanned(2, [], false, null);
    await scanned(3, ['Work with us']);
    expect(await news()).toEqual([]);
  });

  it.each([
    ['a browser shows more of it', false, true],
    ['no browser is there now', true, false],
  ])('is not compared with another kind of text: %s', async (_name, first, second) => {
    await scanned(1, ['Work with us'], first);
    await scanned(2, ['Work with us', 'Drawn'], second);
    expect(await news()).toEqual([]);
    await scanned(3, ['Work with us', 'Drawn', 'Weaver wanted'], true);
    expect((await news())[0]?.added).toContain('Weaver wanted');
  });

  it('counts no opening, and closes none', async () => {
    const known = [enrichedPosting(acme, { externalId: '1', title: 'Baker' })];
    await scan(db, acme, known, { runId: 'r1', at: day(1), slug: 'acme' });
    await scanned(2, ['Work with us']);
    await scanned(3, ['Weaver wanted']);
    const open = await db.prisma.posting.count({ where: { companyId: acme, closedAt: null } });
    expect(open).toBe(1);
  });

  it('is forgotten once its openings are read', async () => {
    await scanned(1, ['Work with us']);
    const read = [enrichedPosting(acme, { externalId: '1', title: 'Baker' })];
    await scan(db, acme, read, { runId: 'r2', at: day(2), slug: 'acme' });
    expect(await readWatchedPage(db, acme)).toBeNull();
  });

  it('is forgotten with its address', async () => {
    await scanned(1, ['Work with us']);
    await changeAddress(db, { id: acme, name: 'Acme' }, 'https://acme.example/other');
    expect(await readWatchedPage(db, acme)).toBeNull();
  });
});
