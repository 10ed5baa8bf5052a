import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
import { addCompany, findCompany } from '../companies/companies.ts';
import type { Database } from '../engine/open.ts';
import { searchPostings } from '../postings/search.ts';
import { createRun, getRun } from '../runs/runs.ts';

const many = (companyId: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    enrichedPosting(companyId, { externalId: String(i), title: `Role ${i}` }),
  );

const counts = ({ new: fresh, changed, closed, postings }: Awaited<ReturnType<typeof scan>>) => ({
  new: fresh,
  changed,
  closed,
  postings,
});

const versions = async (db: Database) =>
  (await db.prisma.postingVersion.findMany({ orderBy: { id: 'asc' } })).map(
    ({ kind, changes }) => ({ kind, changes: JSON.parse(changes) as unknown }),
  );

const everything = async ({ prisma }: Database) => ({
  companies: await prisma.company.findMany(),
  postings: await prisma.posting.findMany(),
  texts: await prisma.postingText.findMany(),
  versions: await prisma.postingVersion.findMany(),
  runs: await prisma.runCompany.findMany(),
});

/** The recipe that a scan of the company starts with. */
async function recipeFor(db: Database, id: string) {
  const run = { id: crypto.randomUUID(), userId: 'u', enrich: true, companyIds: [id] };
  const { companies } = await createRun(db, { ...run, at: testTime });
  return companies[0]?.known.recipe;
}

describe('storeListing', () => {
  it('stores unseen postings as new', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const stored = await scan(db, acme, many(acme, 3));
    expect(counts(stored)).toEqual({ new: 3, changed: 0, closed: 0, postings: 3 });
  });

  it('stores more postings than one statement takes', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const stored = await scan(db, acme, many(acme, 450));
    expect(counts(stored)).toEqual({ new: 450, changed: 0, closed: 0, postings: 450 });
  });

  it('changes nothing when one run stores the same listing twice', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 3), { runId: 'r1' });
    const before = await everything(db);
    const again = await scan(db, acme, many(acme, 3), { runId: 'r1' });
    expect(again).toMatchObject({ outcome: 'already_stored', new: 3, postings: 3 });
    expect(await everything(db)).toEqual(before);
  });

  it('adds to the counts when one run stores a second listing', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 3), { runId: 'r1' });
    const again = await scan(db, acme, many(acme, 5), { runId: 'r1' });
    expect(counts(again)).toEqual({ new: 5, changed: 0, closed: 0, postings: 5 });
  });

  it('updates when and where an unchanged posting was last seen', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)], { at: '2026-03-01T00:00:00.000Z' });
    const moved = enrichedPosting(acme, { url: 'https://jobs.example.com/new/1' });
    const stored = await scan(db, acme, [moved], { at: '2026-03-02T00:00:00.000Z' });
    const [posting] = await db.prisma.posting.findMany();
    expect(counts(stored)).toEqual({ new: 0, changed: 0, closed: 0, postings: 1 });
    expect(posting).toMatchObject({
      url: 'https://jobs.example.com/new/1',
      firstSeenAt: '2026-03-01T00:00:00.000Z',
      lastSeenAt: '2026-03-02T00:00:00.000Z',
    });
  });

  it("keeps a model's reading of a posting that did not change", async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme, {}, { provider: 'llm', seniority: 'staff' })]);
    await scan(db, acme, [enrichedPosting(acme)]);
    const [posting] = await db.prisma.posting.findMany();
    expect(posting).toMatchObject({ provider: 'llm', seniority: 'staff' });
  });

  it('records the changes, with the old description', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme, { title: 'Engineer', descriptionText: 'Old.' })]);
    await scan(db, acme, [enrichedPosting(acme, { title: 'Baker', descriptionText: 'New.' })]);
    expect(await versions(db)).toEqual([
      {
        kind: 'changed',
        changes: [
          { field: 'title', from: 'Engineer', to: 'Baker' },
          { field: 'description', from: 'Old.', to: null },
        ],
      },
    ]);
  });

  it('drops a model’s reading of changed content, so that it is read again', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)]);
    await db.prisma.posting.updateMany({ data: { enhancedHash: 'old', enhanceAttempts: 3 } });
    await scan(db, acme, [enrichedPosting(acme, { title: 'Baker' })]);
    const [posting] = await db.prisma.posting.findMany();
    expect(posting).toMatchObject({ title: 'Baker', enhancedHash: null, enhanceAttempts: 0 });
  });

  it('closes postings missing from a complete listing', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 3));
    const stored = await scan(db, acme, many(acme, 2));
    expect(counts(stored)).toEqual({ new: 0, changed: 0, closed: 1, postings: 2 });
    expect(await versions(db)).toEqual([{ kind: 'closed', changes: [] }]);
  });

  it('closes nothing after an incomplete listing, and reports the omissions', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 3));
    const omitted = [{ what: 'page 2', reason: 'the site asked us to stop' }];
    const stored = await scan(db, acme, many(acme, 2), { complete: false, claimed: 3, omitted });
    expect(counts(stored)).toEqual({ new: 0, changed: 0, closed: 0, postings: 3 });
    expect(stored.problem?.message).toBe('Read only 2 of 3 openings (the site asked us to stop)');
    expect((await findCompany(db, acme))?.health).toBe('partial');
  });

  it('keeps the recipe of a listing for the next scan, with the time it was made', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { recipe: siteApiRecipe(), at: '2026-03-01T00:00:00.000Z' });
    const made = siteApiRecipe({ madeAt: '2026-03-01T00:00:00.000Z' });
    expect(await recipeFor(db, acme)).toEqual(made);
    await scan(db, acme, [], { recipe: made, at: '2026-03-02T00:00:00.000Z' });
    expect(await recipeFor(db, acme)).toEqual(made);
  });

  it('drops the recipe once the company is read without one', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [], { recipe: siteApiRecipe() });
    await scan(db, acme, []);
    expect(await recipeFor(db, acme)).toBeNull();
  });

  it('reopens a posting that is back, and keeps its first-seen time', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 2), { at: '2026-03-01T00:00:00.000Z' });
    await scan(db, acme, many(acme, 1));
    const stored = await scan(db, acme, many(acme, 2));
    const open = await db.prisma.posting.count({
      where: { closedAt: null, firstSeenAt: '2026-03-01T00:00:00.000Z' },
    });
    expect(counts(stored)).toEqual({ new: 0, changed: 1, closed: 0, postings: 2 });
    expect((await versions(db)).map(({ kind }) => kind)).toEqual(['closed', 'reopened']);
    expect(open).toBe(2);
  });

  it('records the changes of a posting that is back', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, [enrichedPosting(acme)]);
    await scan(db, acme, []);
    await scan(db, acme, [enrichedPosting(acme, { title: 'Baker' })]);
    expect((await versions(db)).at(-1)).toEqual({
      kind: 'reopened',
      changes: [{ field: 'title', from: 'Data Engineer', to: 'Baker' }],
    });
    expect((await searchPostings(db, { status: 'open', query: 'baker' })).total).toBe(1);
  });

  it('does not trust a suddenly empty listing, and reports it', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 10));
    const stored = await scan(db, acme, many(acme, 1));
    expect(stored).toMatchObject({ held: true, closed: 0, postings: 10 });
    expect(stored.problem).toMatchObject({
      code: 'listing_suspicious',
      message: 'Found 1 opening, 10 last time',
    });
    expect((await findCompany(db, acme))?.health).toBe('held');
  });

  it('trusts it when the next scan finds the same', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 10));
    await scan(db, acme, []);
    const stored = await scan(db, acme, []);
    expect(stored).toMatchObject({ held: false, closed: 10, postings: 0, problem: null });
    expect((await findCompany(db, acme))?.health).toBe('ok');
  });

  it('does not count a second listing of the same run as the next scan', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 10));
    await scan(db, acme, [], { runId: 'r2' });
    const again = await scan(db, acme, many(acme, 1), { runId: 'r2' });
    expect(again).toMatchObject({ held: true, closed: 0, postings: 10 });
  });

  it('stores nothing for a company whose board another one has', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db, 'acme');
    const twin = await addTestCompany(db, 'acme-inc');
    await scan(db, acme, many(acme, 2));
    const stored = await scan(db, twin, many(twin, 2));
    expect(stored).toMatchObject({ outcome: 'duplicate', postings: 0, new: 0 });
    expect(stored.problem?.message).toBe('Same board as acme (https://boards.greenhouse.io/acme)');
    expect(await findCompany(db, twin)).toMatchObject({ health: 'duplicate', openPostings: 0 });
  });

  it('stores nothing if it fails half-way', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, many(acme, 3));
    const before = await everything(db);
    await db.prisma.$executeRawUnsafe(`
      CREATE TRIGGER crash BEFORE INSERT ON PostingText BEGIN SELECT RAISE(ABORT, 'crash'); END`);
    await expect(scan(db, acme, many(acme, 4), { runId: 'r2' })).rejects.toThrow('crash');
    await db.prisma.$executeRawUnsafe('DROP TRIGGER crash');
    const { runs, ...rest } = await everything(db);
    expect({ ...rest, runs: before.runs }).toEqual(before);
    expect(runs.find(({ runId }) => runId === 'r2')?.status).toBe('queued');
    expect((await searchPostings(db, { query: 'role' })).total).toBe(3);
  });

  it('replaces a name made from the address by the one the site states', async () => {
    await using db = await openTestDatabase();
    const url = 'https://boards.greenhouse.io/acme';
    const { id } = await addCompany(db, { url, name: 'Acme', at: 'now' });
    await scan(db, id, many(id, 1), { companyName: 'Acme Robotics GmbH' });
    expect((await findCompany(db, id))?.name).toBe('Acme Robotics GmbH');
    expect((await searchPostings(db, { query: 'robotics' })).total).toBe(1);
  });

  it('keeps the user’s name', async () => {
    await using db = await openTestDatabase();
    const url = 'https://boards.greenhouse.io/acme';
    const { id } = await addCompany(db, { url, name: 'My favourite', at: 'now' });
    await scan(db, id, many(id, 1), { companyName: 'Acme Robotics GmbH' });
    expect((await findCompany(db, id))?.name).toBe('My favourite');
  });

  it('records the findings and the source in the run', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const omitted = [{ what: 'one posting', reason: 'it has no title' }];
    await scan(db, acme, many(acme, 2), { runId: 'r1', complete: false, claimed: 3, omitted });
    expect((await getRun(db, 'r1'))?.companies[0]).toMatchObject({
      status: 'stored',
      source: 'greenhouse',
      means: 'ats_api',
      claimed: 3,
      captured: 2,
      complete: false,
      held: false,
      postings: 2,
      new: 2,
      omitted,
      known: { source: 'greenhouse', slug: 'acme' },
    });
  });

  it('refuses an unknown run', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const beta = await addTestCompany(db, 'beta');
    await scan(db, acme, [], { runId: 'r1' });
    await expect(scan(db, beta, [], { runId: 'r1' })).rejects.toMatchObject({
      code: 'unknown_run',
    });
  });
});
