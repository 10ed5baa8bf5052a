import { describe, expect, it } from 'vitest';
import type { BoardRef } from '#core/board-move.ts';
import { AppError, toErrorView } from '#core/errors.ts';
import { canonicalUrl } from '#core/url.ts';
import { readList } from '#host/lists/read-list.ts';
import { addTestCompany, openTestDatabase, scan } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { collectRun } from '../inbox/collect.ts';
import { createRun, failCompany } from '../runs/runs.ts';
import { companies } from './calls.ts';
import { findCompany } from './companies.ts';
import { exportCompanies, importCompanies } from './company-lists.ts';
import { answerMove } from './moves.ts';
import { lazyCatalogue } from './open-catalogue.ts';
import { findCompanyView } from './views.ts';

const greenhouse = { source: 'greenhouse', slug: 'acme' };
const ashby = { source: 'ashby', slug: 'acme' };
const lever = { source: 'lever', slug: 'acme' };
const wrong = { source: 'ashby', slug: 'acme-bakery' };
const titles = ['Baker', 'Brewer', 'Butcher'];

type Life = {
  readonly db: Database;
  readonly acme: string;
  /** Stores what a scan that was started on this board read there. */
  readonly list: (board: BoardRef, names?: readonly string[]) => Promise<unknown>;
  readonly find: (to: BoardRef, from?: BoardRef, runId?: string) => Promise<unknown>;
  readonly answer: (isAccepted: boolean) => Promise<void>;
};

const openings = (company: string, { source }: BoardRef, names: readonly string[]) =>
  names.map((title, n) =>
    enrichedPosting(company, {
      ...{ externalId: `${source}-${n}`, title, url: `https://${source}.example/${n}` },
    }),
  );

/** Acme, read once on Greenhouse. */
async function live(steps: (life: Life) => Promise<unknown>): Promise<void> {
  await using db = await openTestDatabase();
  const acme = await addTestCompany(db);
  const list = (board: BoardRef, names: readonly string[] = titles) =>
    scan(db, acme, openings(acme, board, names), board);
  const find = (to: BoardRef, from: BoardRef = greenhouse, runId: string = crypto.randomUUID()) => {
    const move = { from, evidence: 'acme.example links to it' };
    return scan(db, acme, openings(acme, to, titles), { ...to, move, runId });
  };
  const answer = async (isAccepted: boolean) => {
    const company = await findCompany(db, acme);
    if (company !== null) await answerMove(db, company, { isAccepted });
  };
  await list(greenhouse);
  await steps({ db, acme, list, find, answer });
}

const boardOf = async ({ db, acme }: Life) => {
  const view = await findCompanyView(db, acme);
  return { source: view?.source, slug: view?.slug };
};

const shown = async ({ db }: Life) =>
  (await db.prisma.posting.findMany({ orderBy: { seq: 'asc' } })).map(
    ({ externalId, closedAt }) => `${externalId} ${closedAt === null ? 'open' : 'closed'}`,
  );

type Steps = (life: Life) => Promise<unknown>;

describe('an answer is not undone by a scan that began before it', () => {
  const accept: Steps = async ({ find, answer }) => {
    await find(ashby);
    await answer(true);
  };
  const follow: Steps = async (life) => {
    await accept(life);
    await life.list(ashby);
  };
  const decline: Steps = async ({ find, answer }) => {
    await find(ashby);
    await answer(false);
  };
  it.each<readonly [string, Steps, Steps, BoardRef]>([
    ['and read the old board', accept, ({ list }) => list(greenhouse), ashby],
    ['and found the old board empty', accept, ({ list }) => list(greenhouse, []), ashby],
    ['and read the old board after the new one', follow, ({ list }) => list(greenhouse), ashby],
    ['and found a third board', accept, ({ find }) => find(lever), ashby],
    ['and found the new board late', decline, ({ find }) => find(ashby), greenhouse],
    [
      'and found the declined board in capitals',
      decline,
      ({ find }) => find({ ...ashby, slug: 'ACME' }),
      greenhouse,
    ],
  ])('%s', async (_what, first, late, board) => {
    await live(async (life) => {
      await first(life);
      const before = await shown(life);
      await expect(late(life)).rejects.toMatchObject({ code: 'cancelled' });
      expect(await boardOf(life)).toEqual(board);
      expect(await shown(life)).toEqual(before);
      expect(await findCompanyView(life.db, life.acme)).toMatchObject({ move: null });
    });
  });

  it('but one that read the new board counts as its first list', async () => {
    await live(async (life) => {
      await accept(life);
      expect(await life.find(ashby)).toMatchObject({ outcome: 'stored', new: 0, closed: 0 });
      expect(await shown(life)).toEqual(['ashby-0 open', 'ashby-1 open', 'ashby-2 open']);
    });
  });
});

describe('a declined board is not looked at again', () => {
  it.each<readonly [string, Steps]>([
    ['at once', async () => undefined],
    ['while another one is offered', ({ find }) => find(ashby)],
    [
      'after another one was declined',
      async ({ find, answer }) => {
        await find(ashby);
        await answer(false);
      },
    ],
    [
      'after another one was accepted and read',
      async ({ find, answer, list }) => {
        await find(ashby);
        await answer(true);
        await list(ashby);
      },
    ],
    ['once the known board is back', ({ list }) => list(greenhouse)],
    [
      'once the known board is back from another offer',
      async ({ find, list }) => {
        await find(ashby);
        await list(greenhouse);
      },
    ],
  ])('%s', async (_what, steps) => {
    await live(async (life) => {
      await life.find(wrong);
      await life.answer(false);
      await steps(life);
      const start = { id: 'next', userId: 'u', enrich: false, companyIds: [life.acme] };
      const { companies } = await createRun(life.db, { ...start, at: '2026-05-01T00:00:00.000Z' });
      expect(companies[0]?.known.declined).toContainEqual(wrong);
    });
  });
});

describe('openings come along, whatever comes between the answer and the first list', () => {
  const onAshby = ({ list }: Life) => list(ashby);
  it.each<readonly [string, Steps, Steps, string]>([
    ['nothing', async () => undefined, onAshby, 'ashby'],
    ['an offer of a third board', ({ find }) => find(lever, ashby), onAshby, 'ashby'],
    [
      'a third board that was declined',
      async ({ find, answer }) => {
        await find(lever, ashby);
        await answer(false);
      },
      onAshby,
      'ashby',
    ],
    [
      'a third board that was accepted',
      async ({ find, answer }) => {
        await find(lever, ashby);
        await answer(true);
      },
      ({ list }) => list(lever),
      'lever',
    ],
    [
      'two more offers',
      async ({ find }) => {
        await find(lever, ashby);
        await find({ ...lever, slug: 'acme2' }, ashby);
      },
      onAshby,
      'ashby',
    ],
  ])('%s', async (_what, between, first, source) => {
    await live(async (life) => {
      await life.find(ashby);
      await life.answer(true);
      await between(life);
      expect(await first(life)).toMatchObject({ new: 0, changed: 0, closed: 0 });
      expect(await shown(life)).toEqual(titles.map((_, n) => `${source}-${n} open`));
    });
  });
});

describe('each board found is in the inbox once', () => {
  it.each<readonly [string, readonly (BoardRef | boolean)[], number]>([
    ['found in every scan', [ashby, ashby, ashby], 1],
    ['found again after another of the same vendor', [wrong, false, ashby], 2],
    ['two of the same vendor without an answer', [wrong, ashby], 2],
    ['of two vendors', [ashby, false, lever], 2],
    ['three, each declined', [wrong, false, ashby, false, lever, false], 3],
  ])('%s', async (_what, steps, items) => {
    await live(async ({ db, find, answer }) => {
      for (const [n, step] of steps.entries()) {
        if (typeof step === 'boolean') await answer(step);
        else {
          await find(step, greenhouse, `r${n}`);
          await collectRun(db, { runId: `r${n}`, at: '2026-05-01T00:00:00.000Z' });
        }
      }
      expect(await db.prisma.inboxItem.count({ where: { kind: 'moved' } })).toBe(items);
    });
  });
});

it.each([
  ['the old board is gone', new AppError('unknown_board', { source: 'Greenhouse', slug: 'acme' })],
  ['a page is gone', new AppError('page_not_found', { url: 'https://acme.example/', status: 404 })],
  [
    'a wall stands before it',
    new AppError('access_denied', { url: 'https://acme.example/', status: 403 }),
  ],
  ['no page lists openings', new AppError('no_openings_found', { url: 'https://acme.example/' })],
  ['the site fails', new AppError('server_error', { url: 'https://acme.example/', status: 500 })],
])(
  'an offer is still the company’s news if a later scan does not find it: %s',
  async (_w, error) => {
    await live(async ({ db, acme, find }) => {
      await find(ashby);
      const at = '2026-05-01T00:00:00.000Z';
      await createRun(db, { id: 'r', userId: 'u', enrich: false, companyIds: [acme], at });
      const failure = { runId: 'r', companyId: acme, status: 'failed', at } as const;
      await failCompany(db, { ...failure, error: toErrorView(error) });
      const view = await findCompanyView(db, acme);
      expect(view).toMatchObject({ health: 'moved', lastError: { code: 'board_moved' } });
    });
  },
);

describe('an answer is for the board that the user saw', () => {
  const seen = 'https://jobs.ashbyhq.com/acme';
  it.each<readonly [string, BoardRef, string | undefined, boolean]>([
    ['which is offered', ashby, seen, true],
    ['before another vendor’s was found', lever, seen, false],
    ['before another of its vendor was found', wrong, seen, false],
    ['in another spelling', ashby, `${seen}/`, false],
    ['whatever it was', lever, undefined, true],
  ])('%s', async (_what, offered, url, isTaken) => {
    for (const isAccepted of [true, false]) {
      await live(async ({ db, acme, find }) => {
        await find(offered);
        const company = await findCompany(db, acme);
        if (company === null) throw new Error('no such company');
        const answering = answerMove(db, company, { isAccepted, url });
        if (isTaken) await answering;
        else await expect(answering).rejects.toMatchObject({ code: 'no_move' });
        const move = (await findCompanyView(db, acme))?.move ?? null;
        expect(move === null).toBe(isTaken);
      });
    }
  });

  it('and counts once, also from two windows', async () => {
    await live(async ({ db, acme, find }) => {
      await find(ashby);
      const company = await findCompany(db, acme);
      if (company === null) throw new Error('no such company');
      const answers = [true, true, false].map((isAccepted) =>
        answerMove(db, company, { isAccepted, url: seen }),
      );
      const ends = await Promise.allSettled(answers);
      expect(ends.map(({ status }) => status).toSorted()).toEqual([
        ...['fulfilled', 'rejected', 'rejected'],
      ]);
    });
  });
});

describe('a company that moved is known by both addresses', () => {
  const move = { from: greenhouse, evidence: 'acme.example links to it' };

  /** Acme, which moved from Greenhouse to this board. */
  async function moved(db: Database, to: BoardRef): Promise<string> {
    const acme = await addTestCompany(db);
    await scan(db, acme, openings(acme, greenhouse, titles), greenhouse);
    await scan(db, acme, openings(acme, to, titles), { ...to, move });
    await answerMove(db, { id: acme, name: 'acme' }, { isAccepted: true });
    await scan(db, acme, openings(acme, to, titles), to);
    return acme;
  }

  it.each<readonly [BoardRef, string]>([
    [ashby, 'https://jobs.ashbyhq.com/acme'],
    [lever, 'https://jobs.lever.co/acme'],
    [{ source: 'greenhouse', slug: 'acmelabs' }, 'https://job-boards.greenhouse.io/acmelabs'],
    [{ source: 'recruitee', slug: 'acme' }, 'https://acme.recruitee.com/'],
    [
      { source: 'workday', slug: 'acme.wd5.myworkdayjobs.com/External' },
      'https://acme.wd5.myworkdayjobs.com/External',
    ],
  ])('%o', async (to, url) => {
    await using db = await openTestDatabase();
    const acme = await moved(db, to);
    const calls = companies(db);
    for (const address of [url, 'https://boards.greenhouse.io/acme']) {
      expect(await calls['companies.add']({ url: address })).toMatchObject({ id: acme });
    }
    const { content } = await exportCompanies(db);
    expect(content).toContain(`acme,${canonicalUrl(url)},${to.source}`);
    const rows = readList(content);
    expect(rows).toMatchObject([{ kind: 'company', url: canonicalUrl(url) }]);
    const named = rows.filter((row) => row.kind === 'company');
    expect(await importCompanies(db, lazyCatalogue(), named)).toMatchObject({
      ...{ added: [], known: [{ id: acme, line: named[0]?.line }], refused: [] },
    });
  });
});
