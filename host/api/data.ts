import type { Handlers } from '#contract/api.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { queueNames } from '#workers/queues.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import type { RunDeps } from '../runs/start-run.ts';

export type DataDeps = RunDeps & { readonly snapshots: Pick<SnapshotStore, 'sweep'> };

export const data = (deps: DataDeps): Handlers<'data.erase'> => ({
  'data.erase': () => erase(deps),
});

async function erase(deps: DataDeps): Promise<{ removed: number }> {
  const { library, driver, tracker, snapshots } = deps;
  for (const run of tracker.open()) await cancelRun(deps, run.id);
  for (const queue of queueNames) await driver.clean(queue);
  const { removed } = await library.call('library.erase', {});
  // Snapshots hold the answers of sites: remove all, however recent.
  await snapshots.sweep(new Set(), 0);
  return { removed };
}
