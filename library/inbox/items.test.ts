import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { setStage } from '../applications/applications.ts';
import { removeCompany, updateCompany } from '../companies/companies.ts';
import type { Database } from '../engine/open.ts';
import { connect } from '../engine/transaction.ts';
import { removeSearch, saveSearch } from '../searches.ts';
import { collectRun } from './collect.ts';
import { archiveItems, listInbox, pruneInbox, snoozeItems, wakeItems } from './items.ts';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db[Symbol.asyncDispose]());

const day = (n: number): string => `2026-03-0${n}T12:00:00.000Z`;

async function watch(n: number): Promise<string> {
  const id = await addTestCompany(db, `c${n}`);
  await scan(db, id, [enrichedPosting(id)], { runId: `r${n}`, at: day(n), slug: `c${n}` });
  await collectRun(db, { runId: `r${n}`, at: day(n) });
  return id;
}

const list = (archived = false, limit = 100) => listInbox(db, { archived, limit });
const names = async (archived = false) =>
  (await list(archived)).items.map(({ company }) => company?.name);

describe('listInbox', () => {
  it('shows the newest first, up to the limit, with the total', async () => {
    for (const n of [2, 3, 1]) await watch(n);
    expect(await names()).toEqual(['c3', 'c2', 'c1']);
    const { items, total } = await list(false, 2);
    expect([items.length, total]).toEqual([2, 3]);
  });

  it('leaves out fields of other kinds', async () => {
    await watch(1);
    expect((await list()).items[0]).toMatchObject({
      ...{ kind: 'watching', at: day(1), posting: null, search: null, count: 1 },
      ...{ changes: [], text: null, error: null, isArchived: false },
    });
  });

  it('marks the companies that the user starred', async () => {
    for (const n of [1, 2]) await watch(n);
    const starred = (await list()).items[0]?.company?.id ?? '';
    await updateCompany(db, starred, { isStarred: true });
    expect((await list()).items.map(({ isStarred }) => isStarred)).toEqual([true, false]);
  });

  it('shows no removed search', async () => {
    const { id } = await saveSearch(db, { name: 'All', filter: {} });
    await watch(1);
    expect((await list()).items[0]).toMatchObject({ kind: 'match', search: { id, name: 'All' } });
    await removeSearch(db, id);
    expect((await list()).items[0]).toMatchObject({ kind: 'match', search: null });
  });

  it('reports a changed description without its old text', async () => {
    const id = await watch(1);
    const posting = enrichedPosting(id, { descriptionText: 'x'.repeat(50_000) });
    await setStage(db, { postingId: posting.id, stage: 'saved', before: null });
    await scan(db, id, [posting], { runId: 'r2', at: day(2), slug: 'c1' });
    await scan(db, id, [enrichedPosting(id)], { runId: 'r3', at: day(3), slug: 'c1' });
    await collectRun(db, { runId: 'r3', at: day(3) });
    expect((await list()).items[0]).toMatchObject({
      kind: 'changed',
      changes: [{ field: 'description', from: null, to: null }],
    });
  });

  it('survives half a surrogate pair in a change', async () => {
    const id = await watch(1);
    const half = (title: string) => [enrichedPosting(id, { title })];
    await setStage(db, { postingId: half('')[0]?.id ?? '', stage: 'saved', before: null });
    await scan(db, id, half('Half \ud83d'), { runId: 'r2', at: day(2), slug: 'c1' });
    await scan(db, id, half('Whole'), { runId: 'r3', at: day(3), slug: 'c1' });
    await collectRun(db, { runId: 'r3', at: day(3) });
    expect((await list()).items[0]?.changes).toMatchObject([{ field: 'title', to: 'Whole' }]);
  });

  it('is split into groups, with their counts', async () => {
    const kinds = [
      'match',
      'reminder',
      'watching',
      'changed',
      'closed',
      'closed',
      'broken',
      'moved',
    ];
    await db.prisma.inboxItem.createMany({
      data: kinds.map((kind, i) => ({ kind, at: day(1), cause: `${i}` })),
    });
    const counts = { for_you: 3, changes: 1, closed: 2, problems: 2 };
    expect(await list()).toMatchObject({ total: 8, counts });
    const closed = await listInbox(db, { archived: false, group: 'closed', limit: 1 });
    expect(closed).toMatchObject({ total: 2, counts, items: [{ kind: 'closed' }] });
    const ids = await archiveItems(db, { ids: null, group: 'problems', isArchived: true });
    expect(ids).toHaveLength(2);
    expect((await list()).counts).toEqual({ ...counts, problems: 0 });
    expect((await list(true)).items.map(({ kind }) => kind)).toEqual(['broken', 'moved']);
  });

  it('drops items about a deleted company', async () => {
    const id = await watch(1);
    await watch(2);
    await removeCompany(db, id);
    expect(await names()).toEqual(['c2']);
  });
});

describe('archiveItems', () => {
  const idsOf = async (archived = false) => (await list(archived)).items.map(({ id }) => id);

  it('archives the named items, and returns their ids', async () => {
    for (const n of [1, 2, 3]) await watch(n);
    const [newest = 0, , oldest = 0] = await idsOf();
    const archiving = { ids: [newest, oldest, 999], isArchived: true };
    expect((await archiveItems(db, archiving)).toSorted()).toEqual([newest, oldest].toSorted());
    expect(await archiveItems(db, archiving)).toEqual([]);
    expect([await names(), await names(true)]).toEqual([['c2'], ['c3', 'c1']]);
  });

  it('archives all without ids, and restores just those', async () => {
    for (const n of [1, 2, 3]) await watch(n);
    const [first = 0] = await idsOf();
    await archiveItems(db, { ids: [first], isArchived: true });
    const ids = await archiveItems(db, { ids: null, isArchived: true });
    expect([ids.length, await names()]).toEqual([2, []]);
    await archiveItems(db, { ids, isArchived: false });
    expect(await names()).toEqual(['c2', 'c1']);
  });
});

describe('pruneInbox', () => {
  const old = '2025-09-10T12:00:00.000Z';
  const young = '2025-09-12T12:00:00.000Z';

  async function prune(items: readonly (readonly [string, string, string | null])[]) {
    const companyId = await addTestCompany(db);
    await db.prisma.inboxItem.createMany({
      data: items.map(([cause, kind, archivedAt]) => ({
        cause,
        kind,
        archivedAt,
        companyId,
        at: old,
      })),
    });
    await pruneInbox(db);
    const left = await db.prisma.inboxItem.findMany({ orderBy: { id: 'asc' } });
    return left.map(({ cause }) => cause);
  }

  it('deletes items archived more than 180 days ago', async () => {
    const left = await prune([
      ['a', 'match', old],
      ['b', 'closed', young],
      ['c', 'changed', null],
    ]);
    expect(left).toEqual(['b', 'c']);
  });

  it('keeps items that record a known fact', async () => {
    const left = await prune([
      ['a', 'watching', old],
      ['b', 'broken', old],
      ['c', 'broken', old],
      ['d', 'reminder', old],
    ]);
    expect(left).toEqual(['a', 'c', 'd']);
  });

  it('waits for no other writer without old items', async () => {
    const other = connect(db.path);
    const writing = await other.transaction('write');
    try {
      await pruneInbox(db);
    } finally {
      writing.close();
      other.close();
    }
  });
});

describe('snoozed items', () => {
  const idOf = async (name: string, archived = false) =>
    (await list(archived)).items.find(({ company }) => company?.name === name)?.id ?? 0;

  it('are in the archive until their time, and then the newest of the inbox', async () => {
    for (const n of [1, 2]) await watch(n);
    const id = await idOf('c1');
    expect(await snoozeItems(db, { ids: [id], until: '2026-03-05T13:00:00+01:00' })).toEqual([id]);
    expect(await names()).toEqual(['c2']);
    expect((await list(true)).items[0]?.snoozedUntil).toBe(day(5));
    expect(await wakeItems(db, day(4))).toBe(0);
    expect(await wakeItems(db, day(5))).toBe(1);
    expect((await list()).items.map(({ company, at }) => [company?.name, at])).toEqual([
      ['c1', day(5)],
      ['c2', day(2)],
    ]);
    expect(await wakeItems(db, day(6))).toBe(0);
  });

  it('that the user restored or archived do not return again', async () => {
    for (const n of [1, 2]) await watch(n);
    const ids = [await idOf('c1'), await idOf('c2')];
    await snoozeItems(db, { ids, until: day(5) });
    await archiveItems(db, { ids, isArchived: false });
    await archiveItems(db, { ids, isArchived: true });
    expect(await wakeItems(db, day(6))).toBe(0);
    expect(await names()).toEqual([]);
  });
});
