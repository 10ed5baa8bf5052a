import { type EnrichedPosting, type ListedPosting, listedPosting } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint, postingKey } from '#core/posting-identity.ts';
import type { SnapshotRef } from '#core/snapshot-ref.ts';
import { enrichWithRules } from '#enrichment/enrich.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';

/** A part of a large listing, and the identity of its postings. */
export type StoredPart = { readonly ref: SnapshotRef; readonly listed: readonly ListedPosting[] };

/** A posting with its identity, its content hash and the rules' reading. */
export const enrichPosting = (posting: RawPosting, companyId: string): EnrichedPosting => ({
  id: sha256Hex(postingKey(companyId, posting.externalId)).slice(0, 20),
  contentHash: sha256Hex(contentFingerprint(posting)),
  posting,
  enrichment: enrichWithRules(posting),
});

export async function storePart(
  snapshots: Pick<SnapshotStore, 'put'>,
  postings: readonly EnrichedPosting[],
): Promise<StoredPart> {
  return { ref: await snapshots.put({ postings }), listed: postings.map(listedPosting) };
}
