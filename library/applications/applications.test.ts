import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StageMove } from '#contract/applications.ts';
import type { Stage } from '#core/application.ts';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import {
  readApplication,
  restoreCards,
  seqOf,
  setStage,
  setStages,
  updateApplication,
} from './applications.ts';
import { listCards } from './cards.ts';

let db: Database;
let ids: string[];
beforeEach(async () => {
  db = await openTestDatabase();
  const company = await addTestCompany(db);
  const postings = ['1', '2', '3', '4'].map((externalId) =>
    enrichedPosting(company, { externalId, title: `Role ${externalId}` }),
  );
  await scan(db, company, postings);
  ids = postings.map(({ id }) => id);
});
afterEach(() => db[Symbol.asyncDispose]());

/** The clock goes on by a month. */
const later = (): void => {
  db = { ...db, now: () => new Date('2026-04-10T12:00:00.000Z') };
};

const id = (n: number): string => ids[n - 1] ?? '';

const move = (n: number, stage: Stage | null, before: number | null = null) =>
  setStage(db, { postingId: id(n), stage, before: before === null ? null : id(before) });

const applicationOf = async (n: number) =>
  await readApplication(db.prisma, await seqOf(db.prisma, id(n)));

async function board() {
  const columns = Map.groupBy(await listCards(db), ({ stage }) => stage);
  return Object.fromEntries(
    [...columns].map(([stage, cards]) => [
      stage,
      cards.map(({ posting }) => posting.title.replace('Role ', '')).join(''),
    ]),
  );
}

describe('setStage', () => {
  it('tracks a posting from its first stage on', async () => {
    expect(await move(1, 'applied')).toEqual({
      ...{ postingId: id(1), was: null, from: null, to: 'applied' },
    });
    expect(await applicationOf(1)).toMatchObject({
      postingId: id(1),
      stage: 'applied',
      stageSince: testTime,
      history: [{ at: testTime, kind: 'stage', from: null, to: 'applied' }],
    });
  });

  it('puts a card last in its column', async () => {
    for (const n of [2, 1, 3]) await move(n, 'saved');
    expect(await board()).toEqual({ saved: '213' });
  });

  it('puts a card above another one in its column', async () => {
    for (const n of [1, 2, 3]) await move(n, 'saved');
    await move(4, 'saved', 2);
    await move(3, 'saved', 1);
    expect(await board()).toEqual({ saved: '3142' });
  });

  it('puts a card last if the other one is in a different column', async () => {
    await move(1, 'saved');
    await move(2, 'applied');
    await move(3, 'saved', 2);
    expect(await board()).toEqual({ saved: '13', applied: '2' });
  });

  it('keeps the order after many insertions between the same two cards', async () => {
    for (const n of [1, 2, 3, 4]) await move(n, 'saved');
    for (let i = 0; i < 70; i += 1) await move(i % 2 === 0 ? 2 : 3, 'saved', i % 2 === 0 ? 3 : 2);
    expect(await board()).toEqual({ saved: '1324' });
  });

  it('records no event for a move within a column', async () => {
    for (const n of [1, 2]) await move(n, 'saved');
    expect(await move(2, 'saved', 1)).toMatchObject({ from: 'saved', to: 'saved' });
    expect((await applicationOf(2))?.history).toHaveLength(1);
  });

  it('keeps notes and history of a posting that is no longer tracked', async () => {
    await move(1, 'offer');
    await updateApplication(db, id(1), { notes: 'Nice people' });
    expect(await move(1, null)).toMatchObject({ from: 'offer', to: null });
    expect(await board()).toEqual({});
    expect(await applicationOf(1)).toMatchObject({
      stage: null,
      notes: 'Nice people',
      history: [{ to: 'offer' }, { from: 'offer', to: null }],
    });
  });

  it('keeps nothing about a posting that was never tracked', async () => {
    expect(await move(1, null)).toMatchObject({ from: null, to: null });
    expect(await applicationOf(1)).toBeNull();
  });

  it('names the unknown posting, and moves nothing', async () => {
    const unknown = { code: 'unknown_posting', details: { id: 'nobody' } };
    const nobody = { postingId: 'nobody', stage: 'saved', before: null } as const;
    await expect(setStage(db, nobody)).rejects.toMatchObject(unknown);
    const above = { postingId: id(1), stage: 'saved', before: 'nobody' } as const;
    await expect(setStage(db, above)).rejects.toMatchObject(unknown);
    expect(await board()).toEqual({});
  });
});

describe('restoreCards', () => {
  const undo = async (...moves: readonly StageMove[]) =>
    await restoreCards(db, { cards: moves.map(({ postingId, was }) => ({ postingId, was })) });

  it('brings a card back to its place, with the time it has been there', async () => {
    for (const n of [1, 2, 3]) await move(n, 'saved');
    const before = await applicationOf(2);
    later();
    const moved = await move(2, 'applied');
    expect((await applicationOf(2))?.stageSince).not.toBe(before?.stageSince);
    await undo(moved);
    expect(await board()).toEqual({ saved: '123' });
    expect(await applicationOf(2)).toEqual(before);
  });

  it('brings a card back within its column', async () => {
    for (const n of [1, 2, 3]) await move(n, 'saved');
    const moved = await move(3, 'saved', 1);
    expect(await board()).toEqual({ saved: '312' });
    await undo(moved);
    expect(await board()).toEqual({ saved: '123' });
    expect((await applicationOf(3))?.history).toHaveLength(1);
  });

  it('forgets a card that was never tracked before', async () => {
    await undo(await move(1, 'applied'));
    expect(await board()).toEqual({});
    expect(await applicationOf(1)).toMatchObject({ stage: null, appliedOn: null, history: [] });
  });

  it('brings back how an application ended', async () => {
    await setStage(db, { postingId: id(1), stage: 'done', before: null, outcome: 'accepted' });
    const reopened = await move(1, 'interview');
    expect(await applicationOf(1)).toMatchObject({ stage: 'interview', outcome: null });
    await undo(reopened);
    expect(await applicationOf(1)).toMatchObject({ stage: 'done', outcome: 'accepted' });
  });

  it('brings back many that were moved at once', async () => {
    for (const n of [1, 2]) await move(n, 'saved');
    const moves = await setStages(db, { ids: [id(3), id(1), 'nobody'], stage: 'applied' });
    expect(await board()).toEqual({ saved: '2', applied: '31' });
    await undo(...moves);
    expect(await board()).toEqual({ saved: '12' });
  });
});

describe('the day of application', () => {
  it('is the day of the stage, and stays when the card goes on', async () => {
    await move(1, 'applied');
    const { appliedOn } = (await applicationOf(1)) ?? {};
    expect(appliedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    later();
    await move(1, 'interview');
    await move(1, 'applied');
    expect((await applicationOf(1))?.appliedOn).toBe(appliedOn);
  });

  it('is not known of a card that skipped the stage', async () => {
    await move(1, 'interview');
    expect((await applicationOf(1))?.appliedOn).toBeNull();
  });

  it('is what the user says', async () => {
    await move(1, 'applied');
    await updateApplication(db, id(1), { appliedOn: '2026-01-02' });
    expect((await listCards(db))[0]?.appliedOn).toBe('2026-01-02');
  });
});

describe('updateApplication', () => {
  it('changes the given fields and keeps the rest', async () => {
    const contacts = [{ name: 'Ada', role: 'CTO', reach: 'ada@acme.example' }];
    await updateApplication(db, id(1), { notes: 'Call', nextStep: 'Write to Ada', contacts });
    expect(await updateApplication(db, id(1), { nextStep: '' })).toMatchObject({
      notes: 'Call',
      nextStep: '',
      contacts,
    });
  });

  it('takes notes on a posting without tracking it', async () => {
    const { stage, history } = await updateApplication(db, id(1), { notes: 'Later' });
    expect({ stage, history }).toEqual({ stage: null, history: [] });
    expect(await board()).toEqual({});
  });

  it('names the unknown posting', async () => {
    await expect(updateApplication(db, 'nobody', {})).rejects.toMatchObject({
      code: 'unknown_posting',
    });
  });
});

describe('listCards', () => {
  it('lists the stages in order', async () => {
    await move(1, 'done');
    await move(2, 'saved');
    await move(3, 'interview');
    expect((await listCards(db)).map(({ stage }) => stage)).toEqual(['saved', 'interview', 'done']);
  });

  it('shows everything a card needs', async () => {
    await move(1, 'saved');
    await updateApplication(db, id(1), { notes: 'x', nextStep: 'Apply' });
    expect(await listCards(db)).toMatchObject([
      {
        posting: { id: id(1), url: 'https://jobs.example.com/1', applyUrl: null, stage: 'saved' },
        stageSince: testTime,
        nextStep: 'Apply',
        hasNotes: true,
        nextReminder: null,
      },
    ]);
  });

  it('lists more cards than SQLite takes parameters', async () => {
    const company = await addTestCompany(db, 'many');
    const postings = Array.from({ length: 1_200 }, (_, i) =>
      enrichedPosting(company, { externalId: `m${i}` }),
    );
    await scan(db, company, postings, { slug: 'many' });
    await db.prisma.$executeRawUnsafe(
      `INSERT INTO Application (seq, stage, stageSince, position)
      SELECT seq, 'saved', firstSeenAt, seq FROM Posting WHERE externalId LIKE 'm%'`,
    );
    expect(await listCards(db)).toHaveLength(1_200);
  });
});
