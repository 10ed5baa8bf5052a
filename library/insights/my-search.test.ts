import { expect, it } from 'vitest';
import { MySearch } from '#contract/insights.ts';
import type { Outcome, Stage } from '#core/application.ts';
import { openTestDatabase, testTime } from '#tests/support/database.ts';
import { storePostings, type Told } from '#tests/support/stored-postings.ts';
import { setStage, updateApplication } from '../applications/applications.ts';
import type { Database } from '../engine/open.ts';
import { readMySearch } from './my-search.ts';

type Step = { readonly stage: Stage; readonly day: number; readonly outcome?: Outcome };

/** Moves a new opening for each key through its steps; days count from the test's own. */
async function track(db: Database, ways: Readonly<Record<string, readonly Step[]>>) {
  const told = Object.keys(ways).map((key): [string, Told] => [key, [{}]]);
  const { id } = await storePostings(db, Object.fromEntries(told));
  for (const [key, steps] of Object.entries(ways)) {
    for (const { stage, day, outcome = null } of steps) {
      const at = { ...db, now: () => new Date(Date.parse(testTime) + day * 86_400_000) };
      await setStage(at, { postingId: id(key), stage, before: null, outcome });
    }
  }
  return id;
}

it('is empty on an empty board', async () => {
  await using db = await openTestDatabase();
  const mine = await readMySearch(db);
  expect(mine).toMatchObject({ applied: 0, answered: 0, medianAnswerDays: null, outcomes: [] });
  expect(mine.funnel.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
  expect(mine.weeks).toHaveLength(13);
  expect(MySearch.parse(mine)).toEqual(mine);
});

it('counts how far openings came, wherever they are now', async () => {
  await using db = await openTestDatabase();
  await track(db, {
    saved: [{ stage: 'saved', day: 0 }],
    silent: [{ stage: 'applied', day: 0 }],
    refused: [
      { stage: 'applied', day: 0 },
      { stage: 'interview', day: 4 },
      { stage: 'done', day: 9, outcome: 'rejected' },
    ],
    hired: [{ stage: 'done', day: 0, outcome: 'accepted' }],
    back: [
      { stage: 'interview', day: 0 },
      { stage: 'saved', day: 1 },
    ],
  });
  const { funnel, outcomes } = await readMySearch(db);
  expect(funnel).toEqual([
    { stage: 'saved', count: 5 },
    { stage: 'applied', count: 4 },
    { stage: 'screen', count: 3 },
    { stage: 'interview', count: 3 },
    { stage: 'offer', count: 1 },
  ]);
  expect(outcomes).toEqual([
    { value: 'accepted', count: 1 },
    { value: 'rejected', count: 1 },
  ]);
});

it('counts answers, and the days until they came', async () => {
  await using db = await openTestDatabase();
  await track(db, {
    quick: [
      { stage: 'applied', day: 0 },
      { stage: 'screen', day: 2 },
      { stage: 'interview', day: 30 },
    ],
    slow: [
      { stage: 'applied', day: 0 },
      { stage: 'done', day: 10, outcome: 'rejected' },
    ],
    given: [
      { stage: 'applied', day: 0 },
      { stage: 'done', day: 60, outcome: 'no_answer' },
    ],
    waiting: [{ stage: 'applied', day: 0 }],
  });
  expect(await readMySearch(db)).toMatchObject({ applied: 4, answered: 2, medianAnswerDays: 6 });
});

it('counts applications in the week of their day, as the user corrected it', async () => {
  await using db = await openTestDatabase();
  const id = await track(db, {
    today: [{ stage: 'applied', day: 0 }],
    before: [{ stage: 'applied', day: 0 }],
  });
  await updateApplication(db, id('before'), { appliedOn: '2026-02-27' });
  const { weeks } = await readMySearch(db);
  expect(weeks.map(({ applied }) => applied).slice(-3)).toEqual([0, 1, 1]);
});
