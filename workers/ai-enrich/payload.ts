import { z } from 'zod';
import { Enrichment } from '#core/enrichment.ts';
import { ErrorView } from '#core/error-view.ts';
import { JobSubject } from '#core/job.ts';
import { EnrichedPosting } from '#core/listing.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';

export const EnhancePayload = JobSubject.extend({
  piece: z.number().int(),
  postings: SnapshotRef,
});
export type EnhancePayload = z.infer<typeof EnhancePayload>;

export const EnhanceResult = z.object({
  enhanced: SnapshotRef,
  failed: z.number().int(),
  /** Why the piece counts as partly read; null if all is well but single answers. */
  problem: ErrorView.nullable(),
});
export type EnhanceResult = z.infer<typeof EnhanceResult>;

export const PostingsPiece = z.array(EnrichedPosting);

/** The snapshot on the way back: postings with the model's answer; null if it was not usable. */
export const EnhancedPiece = z.array(
  z.object({ id: z.string(), contentHash: z.string(), enrichment: Enrichment.nullable() }),
);
export type EnhancedPiece = z.infer<typeof EnhancedPiece>;
