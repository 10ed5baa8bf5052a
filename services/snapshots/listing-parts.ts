import {
  DividedListing,
  inOnePart,
  type ListedPosting,
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
  snapshots: Pick<SnapshotStore, 'get' | 'renew'>,
  ref: SnapshotRef,
): Promise<ListingInParts> {
  const stored = await snapshots.get(ref, StoredListing);
  if ('postings' in stored) return inOnePart(stored);
  const { parts, listed, ...facts } = stored;
  return {
    facts,
    async *parts() {
      for (const part of parts) yield (await snapshots.get(part, ListingPart)).postings;
    },
    ...(listed !== undefined && {
      async listed() {
        await snapshots.renew(parts);
        return listed;
      },
    }),
  };
}

/** Stores the facts of a listing after its parts. The parts then live as long as the facts. */
export async function putDivided(
  snapshots: Pick<SnapshotStore, 'put' | 'renew'>,
  facts: ListingFacts,
  { parts, listed }: { readonly parts: SnapshotRef[]; readonly listed: ListedPosting[] },
): Promise<SnapshotRef> {
  const ref = await snapshots.put({ ...facts, parts, listed } satisfies DividedListing);
  await snapshots.renew(parts);
  return ref;
}
