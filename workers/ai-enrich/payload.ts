import { z } from 'zod';
import { Enrichment } from '#core/enrichment.ts';
import { JobSubject } from '#core/job.ts';
import { EnrichedPosting } from '#core/parsed-listing.ts';
import { Failure } from '#core/run.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';

export const EnhancePayload = JobSubject.extend({
  piece: z.number().int(),
  postings: SnapshotRef,
});
export type EnhancePayload = z.infer<typeof EnhancePayload>;

export const EnhanceResult = z.object({
  enhanced: SnapshotRef,
  failed: z.number().int(),
  /** Why the piece does not count as wholly read; null where single answers at most were unusable. */
  problem: Failure.nullable(),
});
export type EnhanceResult = z.infer<typeof EnhanceResult>;

/** What a piece's snapshot holds on the way to the model. */
export const PostingsPiece = z.array(EnrichedPosting);

/** And on the way back: those the model answered for; null where nothing of that was usable. */
export const EnhancedPiece = z.array(
  z.object({ id: z.string(), contentHash: z.string(), enrichment: Enrichment.nullable() }),
);
export type EnhancedPiece = z.infer<typeof EnhancedPiece>;
