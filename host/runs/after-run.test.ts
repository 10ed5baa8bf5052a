import { describe, expect, it } from 'vitest';
import type { Topic } from '#core/topic.ts';
import { memorySnapshots } from '#tests/support/memory-snapshots.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { Library } from '../library/client.ts';
import { createAfterRun } from './after-run.ts';

const run = { runId: 'run1', at: '2026-01-01T00:00:00.000Z' };

/** What follows from a run's end, over a library that refuses what a test says. */
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

it('fills the inbox, then tells clients to look', async () => {
  const { afterRun, happened } = start();
  await afterRun.collect(run);
  expect(happened).toEqual([
    `inbox.collect ${JSON.stringify(run)}`,
    'changed runs,companies,postings,inbox',
  ]);
});

it('tells clients to look also where the inbox cannot be filled', async () => {
  const { afterRun, happened } = start({ refuses: ['inbox.collect'] });
  await afterRun.collect(run);
  expect(happened).toEqual(['changed runs,companies,postings,inbox']);
});

it('sweeps what nobody needs', async () => {
  const { afterRun, happened } = start();
  await afterRun.sweep();
  expect(happened.at(-1)).toBe('sweep');
});

describe('runs whose news was missed', () => {
  const missed = [
    { id: 'run1', endedAt: run.at },
    { id: 'run2', endedAt: run.at },
  ];
  const collected = (happened: readonly string[]) =>
    happened.filter((each) => each.startsWith('inbox.collect '));

  it('are made up for, in the order they were', async () => {
    const { afterRun, happened } = start({ missed });
    await afterRun.collectMissed();
    expect(collected(happened)).toEqual(
      missed.map(
        ({ id, endedAt }) => `inbox.collect ${JSON.stringify({ runId: id, at: endedAt })}`,
      ),
    );
  });

  it('are no reason not to start', async () => {
    const { afterRun, happened } = start({ missed, refuses: ['inbox.uncollected'] });
    await afterRun.collectMissed();
    expect(happened).toEqual([]);
  });
});
