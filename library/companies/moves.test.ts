import { describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
import { setStage, updateApplication } from '../applications/applications.ts';
import type { Database } from '../engine/open.ts';
import { collectRun } from '../inbox/collect.ts';
import { markPostings } from '../postings/marks.ts';
import { createRun, failCompany } from '../runs/runs.ts';
import { addCompany, findCompany } from './companies.ts';
import { answerMove } from './moves.ts';
import { findCompanyView } from './views.ts';

const later = '2026-04-01T00:00:00.000Z';
const ashby = { source: 'ashby', slug: 'acme' };
const move = { from: { source: 'greenhouse', slug: 'acme' }, evidence: 'acme.example links to it' };

const place = (text: string) => ({ text, city: null, region: null, country: null });

const roles = ['Baker', 'Brewer', 'Butcher', 'Builder'];

/** One opening of each role; each board has its own ids and its own way to write a place. */
const openings = (company: string, board: string, titles: readonly string[] = roles) =>
  titles.map((title, n) =>
    enrichedPosting(company, {
      externalId: `${board}-${n}`,
      title,
      url: `https://${board}.example/${n}`,
      locations: [place(board === 'greenhouse' ? 'Bern' : 'Bern, Switzerland')],
      descriptionText: `${title}, as ${board} writes it.`,
      postedAt: board === 'greenhouse' ? null : later,
    }),
  );

const offerOf = (db: Database, company: string, titles?: readonly string[]) =>
  scan(db, company, openings(company, 'ashby', titles), { ...ashby, move, at: later });

async function answer(db: Database, id: string, isAccepted = true) {
  const company = await findCompany(db, id);
  if (company === null) throw new Error('no such company');
  await answerMove(db, company, { isAccepted });
}

const shown = async (db: Database) =>
  (await db.prisma.posting.findMany({ orderBy: { seq: 'asc' } })).map(
    ({ seq, title, externalId, firstSeenAt, closedAt }) => ({
      ...{ seq, title, externalId, firstSeenAt },
      isOpen: closedAt === null,
    }),
  );

describe('an offered move', () => {
  it('stores and closes nothing, and says what is on both boards', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'));
    const before = await shown(db);
    const stored = await offerOf(db, acme, ['Baker', 'Brewer', 'Butcher', 'Barber', 'Banker']);
    expect(stored).toMatchObject({
      outcome: 'moved',
      problem: { code: 'board_moved', message: 'acme moved from Greenhouse to Ashby' },
    });
    expect(await shown(db)).toEqual(before);
    expect(await findCompanyView(db, acme)).toMatchObject({
      source: 'greenhouse',
      health: 'moved',
      openPostings: 4,
      move: { from: 'Greenhouse', to: 'Ashby', open: 4, same: 3, listed: 5 },
    });
  });

  it('leaves the failures and the mute of its company as they are', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'));
    const failures = { sameFailures: 4, isMuted: true };
    await db.prisma.company.update({ where: { id: acme }, data: failures });
    await offerOf(db, acme);
    expect(await db.prisma.company.findUnique({ where: { id: acme } })).toMatchObject(failures);
    const error = { code: 'server_error', message: 'It is down', hint: 'Wait.' };
    const run = { id: 'r9', userId: 'u', enrich: true, companyIds: [acme], at: later };
    await createRun(db, run);
    await failCompany(db, { runId: 'r9', companyId: acme, error, status: 'failed', at: later });
    expect(await db.prisma.company.findUnique({ where: { id: acme } })).toMatchObject(failures);
    expect(await findCompanyView(db, acme)).toMatchObject({ health: 'moved', isQuiet: false });
  });

  it('is void once the known board is back', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'));
    await offerOf(db, acme);
    await scan(db, acme, openings(acme, 'greenhouse'), { at: later });
    expect(await findCompanyView(db, acme)).toMatchObject({ health: 'ok', move: null });
    await expect(answer(db, acme)).rejects.toMatchObject({ code: 'no_move' });
  });

  it('is in the inbox once, and no failure', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'), { runId: 'r0' });
    await collectRun(db, { runId: 'r0', at: later });
    for (const runId of ['r1', 'r2']) {
      await scan(db, acme, openings(acme, 'ashby'), { ...ashby, move, at: later, runId });
      await collectRun(db, { runId, at: later });
    }
    const items = await db.prisma.inboxItem.findMany({ where: { kind: { not: 'watching' } } });
    expect(items).toMatchObject([{ kind: 'moved', companyId: acme, cause: 'r1' }]);
  });

  it('is refused if another company has the board', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'));
    await offerOf(db, acme);
    const url = 'https://jobs.ashbyhq.com/acme';
    const { id } = await addCompany(db, { url, name: 'Acme Group', at: later });
    await scan(db, id, openings(id, 'ashby'), ashby);
    await expect(answer(db, acme)).rejects.toMatchObject({ code: 'duplicate_company' });
    expect(await offerOf(db, acme)).toMatchObject({ outcome: 'duplicate' });
  });

  it('is remembered if it is declined', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'));
    await offerOf(db, acme);
    await answer(db, acme, false);
    expect(await findCompanyView(db, acme)).toMatchObject({ source: 'greenhouse', move: null });
    const [{ move: kept } = { move: null }] = await db.prisma.company.findMany();
    expect(JSON.parse(kept ?? '')).toMatchObject({ state: 'declined', to: ashby });
  });
});

describe('an accepted move', () => {
  async function setUp(titles?: readonly string[]) {
    const db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'));
    const old = await db.prisma.posting.findMany({ orderBy: { seq: 'asc' } });
    await offerOf(db, acme, titles);
    await answer(db, acme);
    return { db, acme, old };
  }
  const now = (acme: string, titles?: readonly string[]) => openings(acme, 'ashby', titles);

  it('gives each opening its new id, and keeps when it was first seen', async () => {
    await using set = new AsyncDisposableStack();
    const { db, acme, old } = await setUp();
    set.use(db);
    const stored = await scan(db, acme, now(acme), { ...ashby, at: later });
    expect(stored).toMatchObject({ new: 0, changed: 0, closed: 0, postings: 4 });
    expect(await shown(db)).toEqual(
      old.map(({ seq, title, firstSeenAt }, n) => ({
        ...{ seq, title, firstSeenAt, externalId: `ashby-${n}`, isOpen: true },
      })),
    );
    const [first] = await db.prisma.posting.findMany();
    expect(first).toMatchObject({ url: 'https://ashby.example/0', listedAt: old[0]?.listedAt });
  });

  it('keeps notes, stage and stars', async () => {
    await using set = new AsyncDisposableStack();
    const { db, acme, old } = await setUp();
    set.use(db);
    const id = old[1]?.id ?? '';
    await setStage(db, { postingId: id, stage: 'applied', before: null });
    await updateApplication(db, id, { notes: 'Ask Ada.' });
    await markPostings(db, { ids: [id], isRead: true });
    await scan(db, acme, now(acme), { ...ashby, at: later });
    const kept = await db.prisma.posting.findUnique({
      where: { seq: old[1]?.seq ?? 0 },
      include: { application: true, mark: true, text: true },
    });
    expect(kept).toMatchObject({
      title: 'Brewer',
      application: { stage: 'applied', notes: 'Ask Ada.' },
      mark: { readAt: expect.any(String) },
      text: { descriptionText: 'Brewer, as ashby writes it.' },
    });
  });

  it('adds what is new, and closes the rest at once', async () => {
    await using set = new AsyncDisposableStack();
    const titles = ['Barber', 'Baker'];
    const { db, acme } = await setUp(titles);
    set.use(db);
    const stored = await scan(db, acme, now(acme, titles), { ...ashby, at: later });
    expect(stored).toMatchObject({ new: 1, closed: 3, postings: 2, held: false });
  });

  it('forgets how the old board was read', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, 'greenhouse'), { recipe: siteApiRecipe() });
    await offerOf(db, acme);
    await answer(db, acme);
    const { recipe } = await db.prisma.company.findUniqueOrThrow({ where: { id: acme } });
    expect(recipe).toBeNull();
  });

  it('closes nothing by a list that is not proven whole', async () => {
    await using set = new AsyncDisposableStack();
    const { db, acme } = await setUp(['Baker']);
    set.use(db);
    const part = { ...ashby, at: later, complete: false };
    expect(await scan(db, acme, now(acme, ['Baker']), part)).toMatchObject({ closed: 0, new: 0 });
  });

  it('is over with the first list: the next one compares by id alone', async () => {
    await using set = new AsyncDisposableStack();
    const { db, acme } = await setUp();
    set.use(db);
    await scan(db, acme, now(acme), { ...ashby, at: later });
    const renumbered = now(acme).map(({ posting }, n) =>
      enrichedPosting(acme, { ...posting, externalId: `other-${n}` }),
    );
    const stored = await scan(db, acme, renumbered, { ...ashby, at: later });
    expect(stored).toMatchObject({ new: 4 });
    expect(await findCompanyView(db, acme)).toMatchObject({ move: null });
  });

  it('tells openings apart that have one id on both boards', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const numbered = (titles: readonly string[]) =>
      titles.map((title, n) => enrichedPosting(acme, { externalId: String(n), title, url: null }));
    await scan(db, acme, numbered(['Baker', 'Brewer', 'Cook']));
    const onAshby = numbered(['Brewer', 'Baker', 'Dancer']);
    await scan(db, acme, onAshby, { ...ashby, move });
    await answer(db, acme);
    const stored = await scan(db, acme, onAshby, { ...ashby, at: later });
    expect(stored).toMatchObject({ new: 1, changed: 0, closed: 1, postings: 3 });
    expect(await shown(db)).toMatchObject([
      { title: 'Baker', externalId: '1', isOpen: true },
      { title: 'Brewer', externalId: '0', isOpen: true },
      { title: 'Cook', isOpen: false },
      { title: 'Dancer', externalId: '2', isOpen: true },
    ]);
  });

  it('brings back what closed while the old board was empty, and nothing older', async () => {
    await using db = await openTestDatabase();
    const acme = await addTestCompany(db);
    const day = (n: number) => ({ at: `2026-03-2${n}T00:00:00.000Z` });
    await scan(db, acme, openings(acme, 'greenhouse'), day(0));
    await scan(db, acme, openings(acme, 'greenhouse', ['Baker', 'Brewer']), day(1));
    for (const n of [2, 3]) await scan(db, acme, [], day(n));
    expect((await shown(db)).map(({ isOpen }) => isOpen)).toEqual([false, false, false, false]);
    await offerOf(db, acme);
    await answer(db, acme);
    await scan(db, acme, now(acme), { ...ashby, at: later });
    expect((await shown(db)).map(({ title, isOpen }) => [title, isOpen])).toEqual([
      ['Baker', true],
      ['Brewer', true],
      ['Butcher', false],
      ['Builder', false],
      ['Butcher', true],
      ['Builder', true],
    ]);
  });

  it('back to the first board gives each opening its first id', async () => {
    await using set = new AsyncDisposableStack();
    const { db, acme } = await setUp();
    set.use(db);
    await scan(db, acme, now(acme), { ...ashby, at: later });
    const home = { source: 'greenhouse', slug: 'acme' };
    const back = { from: ashby, evidence: 'acme.example links to it' };
    await scan(db, acme, openings(acme, 'greenhouse'), { ...home, move: back });
    await answer(db, acme);
    const stored = await scan(db, acme, openings(acme, 'greenhouse'), { ...home, at: later });
    expect(stored).toMatchObject({ new: 0, closed: 0, postings: 4 });
    expect((await shown(db)).map(({ externalId }) => externalId)).toEqual(
      roles.map((_, n) => `greenhouse-${n}`),
    );
  });
});
