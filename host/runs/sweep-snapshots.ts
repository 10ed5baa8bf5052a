import { hours } from '#core/duration.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import type { Library } from '../library/client.ts';

/** Younger snapshots may belong to a job that has not said so yet. */
const keepYoungerThanMs = hours(1);

/**
 * Removes snapshots that nothing needs any more: all but last listings. Not while a run is open: its
 * queued jobs hold references that only they know.
 */
export async function sweepSnapshots(
  library: Pick<Library, 'call'>,
  snapshots: SnapshotStore,
): Promise<void> {
  const runs = await library.call('runs.listOpen', {});
  if (runs.length > 0) return;
  const listings = await library.call('companies.listingRefs', {});
  await snapshots.sweep(new Set(listings), keepYoungerThanMs);
}
