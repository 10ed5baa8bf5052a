import { describe, expect, it } from 'vitest';
import type { EnrichedPosting } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { collectRun } from '../inbox/collect.ts';

const past = '2026-03-08';
const future = '2026-06-01';
const later = '2026-06-03T00:00:00.000Z';

const role = (acme: string, n: number, said: Partial<RawPosting> = {}): EnrichedPosting =>
  enrichedPosting(acme, { externalId: String(n), title: `Role ${n}`, ...said });

const counts = ({ new: fresh, changed, closed, postings }: Awaited<ReturnType<typeof scan>>) => ({
  new: fresh,
  changed,
  closed,
  postings,
});

const kinds = async (db: Database) =>
  (await db.prisma.postingVersion.findMany({ orderBy: { id: 'asc' } })).map(({ kind }) => kind);

describe('an opening past its end is neither new nor open', () => {
  it('stores none first seen after its end, and reports it', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const stored = await scan(db, acme, [role(acme, 1, { validThrough: past }), role(acme, 2)]);
    expect(counts(stored)).toEqual({ new: 1, changed: 0, closed: 0, postings: 1 });
    expect(await db.prisma.posting.count()).toBe(1);
    const [row] = await db.prisma.runCompany.findMany();
    expect(row).toMatchObject({ complete: true, captured: 2, error: null });
    expect(row?.omitted).toBe('[{"what":"1 opening","reason":"the end date has passed"}]');
  });

  it.each([
    ['whose end has passed, otherwise unchanged', { validThrough: future }],
    ['whose stated end was removed', { validThrough: null, descriptionText: '' }],
    ['whose page now gives an end in the past', { validThrough: past }],
    ['that changed as well', { validThrough: past, title: 'Baker' }],
  ])('closes an open one %s', async (_name, said) => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [role(acme, 1, { validThrough: future })]);
    const stored = await scan(db, acme, [role(acme, 1, said)], { at: later });
    expect(counts(stored)).toEqual({ new: 0, changed: 0, closed: 1, postings: 0 });
    expect(await kinds(db)).toEqual(['closed']);
  });

  it.each([
    ['listed', true],
    ['left out', false],
  ])('closes one by an incomplete listing in which it is %s', async (_name, isListed) => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const both = [role(acme, 1, { validThrough: future }), role(acme, 2)];
    await scan(db, acme, both);
    const stored = await scan(db, acme, isListed ? both : [], { at: later, complete: false });
    expect(counts(stored)).toEqual({ new: 0, changed: 0, closed: 1, postings: 1 });
  });

  it('trusts a listing without openings whose end has passed', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const ending = [1, 2, 3, 4, 5, 6].map((n) => role(acme, n, { validThrough: future }));
    await scan(db, acme, [...ending, role(acme, 7)]);
    const stored = await scan(db, acme, [role(acme, 7)], { at: later });
    expect(stored).toMatchObject({ held: false, closed: 6, postings: 1, problem: null });
  });

  it('still suspects a listing with only such openings left', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const lasting = [1, 2, 3, 4, 5, 6].map((n) => role(acme, n));
    await scan(db, acme, lasting);
    const stored = await scan(db, acme, [role(acme, 9, { validThrough: past })]);
    expect(stored).toMatchObject({ held: true, closed: 0, postings: 6 });
  });

  it('leaves a closed one closed, and reopens it once its end moves', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [role(acme, 1, { validThrough: future })]);
    await scan(db, acme, [role(acme, 1, { validThrough: future })], { at: later });
    const still = await scan(db, acme, [role(acme, 1, { validThrough: future })], { at: later });
    const again = await scan(db, acme, [role(acme, 1, { validThrough: '2026-09-01' })], {
      at: later,
    });
    expect([counts(still), counts(again)]).toEqual([
      { new: 0, changed: 0, closed: 0, postings: 0 },
      { new: 0, changed: 1, closed: 0, postings: 1 },
    ]);
    expect(await kinds(db)).toEqual(['closed', 'reopened']);
  });

  it.each([
    ['ends today', '2026-03-10'],
    ['ends tonight', '2026-03-10T23:59'],
    ['states no end', null],
    ['states an invalid end', '0001-01-01T00:00:00'],
  ])('keeps one that %s', async (_name, validThrough) => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const stored = await scan(db, acme, [role(acme, 1, { validThrough })]);
    expect(counts(stored)).toEqual({ new: 1, changed: 0, closed: 0, postings: 1 });
  });
});

describe('the first text of an opening is no change', () => {
  const listed = { descriptionText: '', descriptionHtml: '' };
  const place = (text: string) => ({ text, city: null, region: null, country: null });

  it.each([
    ['its text', {}],
    ['facts missing from the list', { department: 'Data', employmentType: 'full_time' as const }],
    ['a second place', { locations: [place('Rome'), place('Bari')] }],
  ])('records no change for the first %s', async (_name, said) => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const locations = [place('Rome')];
    await scan(db, acme, [role(acme, 1, { locations, ...listed })], { complete: false });
    const stored = await scan(db, acme, [role(acme, 1, { locations, ...said })], { runId: 'r2' });
    expect(counts(stored)).toEqual({ new: 0, changed: 0, closed: 0, postings: 1 });
    expect(await kinds(db)).toEqual([]);
    await collectRun(db, { runId: 'r2', at: later });
    expect(await db.prisma.inboxItem.count({ where: { kind: 'changed' } })).toBe(0);
    const [text] = await db.prisma.postingText.findMany();
    expect(text?.descriptionText).toBe('Move data about.');
  });

  it('still records other changes', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [role(acme, 1, listed)]);
    const stored = await scan(db, acme, [role(acme, 1, { title: 'Baker' })]);
    expect(stored.changed).toBe(1);
    const [version] = await db.prisma.postingVersion.findMany();
    expect(JSON.parse(version?.changes ?? '')).toEqual([
      { field: 'title', from: 'Role 1', to: 'Baker' },
    ]);
  });

  it('records a second text', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [role(acme, 1, listed)]);
    await scan(db, acme, [role(acme, 1)]);
    const stored = await scan(db, acme, [role(acme, 1, { descriptionText: 'New.' })]);
    expect(stored.changed).toBe(1);
  });
});
