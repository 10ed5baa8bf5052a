import { expect, it } from 'vitest';
import type { Topic } from '#core/topic.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { Library } from '../library/client.ts';
import { createAfterRun } from './after-run.ts';

const run = { runId: 'run1', at: '2026-01-01T00:00:00.000Z' };

/** What follows from a run's end, over a library that refuses what a test says. */
function start(refuses: readonly string[] = []) {
  const happened: string[] = [];
  const call = async (task: string, input: unknown) => {
    if (refuses.includes(task)) throw new Error('no disk');
    happened.push(`${task} ${JSON.stringify(input)}`);
    return [];
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

it('fills the inbox, then tells clients to look, then sweeps', async () => {
  const { afterRun, happened } = start();
  await afterRun(run);
  expect(happened.filter((each) => !each.startsWith('runs.') && !each.startsWith('comp'))).toEqual([
    `inbox.collect ${JSON.stringify(run)}`,
    'changed runs,companies,postings,inbox',
    'sweep',
  ]);
});

it('does the rest where the inbox cannot be filled', async () => {
  const { afterRun, happened } = start(['inbox.collect']);
  await afterRun(run);
  expect(happened).toContain('changed runs,companies,postings,inbox');
  expect(happened).toContain('sweep');
});
