import { describe, expect, it } from 'vitest';
import type { Topic } from '#core/topic.ts';
import type { Library } from '#library/client.ts';
import { createRun } from '#library/runs/runs.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import {
  addTestCompany,
  openTestDatabase,
  scan,
  testRef,
  testTime,
} from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createAfterRun, sweepSnapshots } from './after-run.ts';

const run = { runId: 'run1', at: '2026-01-01T00:00:00.000Z' };

/** The work after a run's end, over a library that refuses the calls a test names. */
function start({
  refuses = [] as readonly string[],
  missed = [] as readonly { readonly id: string; readonly endedAt: string }[],
} = {}) {
  const happened: string[] = [];
  const call = async (task: string, input: unknown) => {
    if (refuses.includes(task)) throw new Error('no disk');
    happened.push(`${task} ${JSON.stringify(input)}`);
    return task === 'inbox.uncollected' ? missed : [];
  };
  const afterRun = createAfterRun({
    library: { call: call as unknown as Library['call'] },
    snapshots: {
      ...memorySnapshots(),
      async sweep() {
        happened.push('sweep');
        return 0;
      },
    },
    revisions: {
      changed: (topics: readonly Topic[]) => void happened.push(`changed ${topics.join()}`),
    },
    log: silentLog,
  });
  return { afterRun, happened };
}

it('fills the inbox, then tells clients to fetch', async () => {
  const { afterRun, happened } = start();
  await afterRun.collect(run);
  expect(happened).toEqual([
    `inbox.collect ${JSON.stringify(run)}`,
    'changed runs,companies,postings,inbox',
  ]);
});

it('tells clients to fetch even if the inbox cannot be filled', async () => {
  const { afterRun, happened } = start({ refuses: ['inbox.collect'] });
  await afterRun.collect(run);
  expect(happened).toEqual(['changed runs,companies,postings,inbox']);
});

it('removes unneeded snapshots', async () => {
  const { afterRun, happened } = start();
  await afterRun.sweep();
  expect(happened.at(-1)).toBe('sweep');
});

describe('runs that the inbox missed', () => {
  const missed = [
    { id: 'run1', endedAt: run.at },
    { id: 'run2', endedAt: run.at },
  ];
  const collected = (happened: readonly string[]) =>
    happened.filter((each) => each.startsWith('inbox.collect '));

  it('are collected later, in their order', async () => {
    const { afterRun, happened } = start({ missed });
    await afterRun.collectMissed();
    expect(collected(happened)).toEqual(
      missed.map(
        ({ id, endedAt }) => `inbox.collect ${JSON.stringify({ runId: id, at: endedAt })}`,
      ),
    );
  });

  it('never stop a start', async () => {
    const { afterRun, happened } = start({ missed, refuses: ['inbox.uncollected'] });
    await afterRun.collectMissed();
    expect(happened).toEqual([]);
  });
});

describe('sweeping snapshots', () => {
  type Sweep = Parameters<SnapshotStore['sweep']>;

  /** A store that records each sweep. */
  function sweptStore() {
    const sweeps: Sweep[] = [];
    const sweep = async (...said: Sweep) => {
      sweeps.push(said);
      return 0;
    };
    return { store: { ...memorySnapshots(), sweep }, sweeps };
  }

  it('keeps the last listing of each company, and snapshots younger than an hour', async () => {
    await using db = await openTestDatabase();
    const { store, sweeps } = sweptStore();
    const companyId = await addTestCompany(db);
    await scan(db, companyId, [enrichedPosting(companyId)], { runId: 'run1' });
    const library = localLibrary(db);
    const end = { id: 'run1', status: 'completed', message: '', at: testTime } as const;
    await library.call('runs.finish', end);
    await sweepSnapshots(library, store);
    expect(sweeps).toEqual([[new Set([testRef('listing')]), 3_600_000]]);
  });

  it('sweeps nothing while a run is open, since its jobs hold references', async () => {
    await using db = await openTestDatabase();
    const { store, sweeps } = sweptStore();
    const companyIds = [await addTestCompany(db)];
    await createRun(db, { id: 'run1', userId: 'me', enrich: false, companyIds, at: testTime });
    await sweepSnapshots(localLibrary(db), store);
    expect(sweeps).toEqual([]);
  });
});
