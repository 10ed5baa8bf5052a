import { expect, it } from 'vitest';
import { createRun } from '#services/db/runs.ts';
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
import { sweepSnapshots } from './sweep-snapshots.ts';

type Sweep = Parameters<SnapshotStore['sweep']>;

/** A store that writes down how it was swept. */
function sweptStore() {
  const sweeps: Sweep[] = [];
  const sweep = async (...said: Sweep) => {
    sweeps.push(said);
    return 0;
  };
  return { store: { ...memorySnapshots(), sweep }, sweeps };
}

it('keeps the last listing of each company, and what is younger than an hour', async () => {
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

it('sweeps nothing while a run is open, whose jobs hold references of their own', async () => {
  await using db = await openTestDatabase();
  const { store, sweeps } = sweptStore();
  const companyIds = [await addTestCompany(db)];
  await createRun(db, { id: 'run1', userId: 'me', enrich: false, companyIds, at: testTime });
  await sweepSnapshots(localLibrary(db), store);
  expect(sweeps).toEqual([]);
});
