import type { Handlers } from '#contract/api.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { queueNames } from '#workers/queues.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { type DemoDeps, stopDemo } from './demo.ts';

export type DataDeps = DemoDeps & { readonly snapshots: Pick<SnapshotStore, 'sweep'> };

/** Calls about all that is kept. */
export const data = (deps: DataDeps): Handlers<'data.erase'> => ({
  // A demo that is started meanwhile begins with what is left: nothing.
  'data.erase': () => deps.demo.inTurn(() => erase(deps)),
});

async function erase(deps: DataDeps): Promise<{ removed: number }> {
  const { library, driver, tracker, snapshots } = deps;
  for (const run of tracker.open()) await cancelRun(deps, run.id);
  const ofDemo = await stopDemo(deps);
  for (const queue of queueNames) await driver.clean(queue);
  const { removed } = await library.call('data.erase', {});
  // What sites answered is kept there: all of it, however young.
  await snapshots.sweep(new Set(), 0);
  return { removed: removed + ofDemo };
}
