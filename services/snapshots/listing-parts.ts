import {
  DividedListing,
  inOnePart,
  type ListingFacts,
  type ListingInParts,
  ListingPart,
  ParsedListing,
} from '#core/listing.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import type { SnapshotStore } from './store.ts';

const StoredListing = DividedListing.or(ParsedListing);

/**
 * Opens a parsed listing. A divided one has one part in memory at a time, read on demand. Throws
 * `snapshot_missing` if the listing or, in `parts`, a part is gone or damaged.
 */
export async function openListing(
  snapshots: Pick<SnapshotStore, 'get'>,
  ref: SnapshotRef,
): Promise<ListingInParts> {
  const stored = await snapshots.get(ref, StoredListing);
  if ('postings' in stored) return inOnePart(stored);
  const { parts, ...facts } = stored;
  return {
    facts,
    async *parts() {
      for (const part of parts) yield (await snapshots.get(part, ListingPart)).postings;
    },
  };
}

/** Stores the facts of a listing after its parts. The parts then live as long as the facts. */
export async function putDivided(
  snapshots: Pick<SnapshotStore, 'put' | 'renew'>,
  facts: ListingFacts,
  parts: SnapshotRef[],
): Promise<SnapshotRef> {
  const ref = await snapshots.put({ ...facts, parts } satisfies DividedListing);
  await snapshots.renew(parts);
  return ref;
}
