import { hours } from '#core/duration.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Library } from '../library/client.ts';

/** Younger snapshots may belong to a job that has not said so yet. */
const keepYoungerThanMs = hours(1);

/** Removes snapshots that nothing needs any more: all but last listings and open work. */
export async function sweepSnapshots(
  library: Pick<Library, 'call'>,
  snapshots: SnapshotStore,
): Promise<void> {
  const listings = await library.call('companies.listingRefs', {});
  const runs = await library.call('runs.listOpen', {});
  const pieces = runs.flatMap((run) =>
    run.companies.flatMap(({ pieces: own }) => own.map(({ ref }) => ref)),
  );
  await snapshots.sweep(new Set([...listings, ...pieces]), keepYoungerThanMs);
}
