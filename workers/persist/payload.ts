import { z } from 'zod';
import { JobSubject } from '#core/job.ts';
import { Failure } from '#core/run.ts';
import { EnhanceResult } from '../ai-enrich/payload.ts';
import { ParseResult } from '../parse/payload.ts';

export const StorePayload = JobSubject.extend({
  enrich: z.boolean(),
  upstream: ParseResult,
});
export type StorePayload = z.infer<typeof StorePayload>;

export const StoreResult = z.object({
  outcome: z.enum(['stored', 'duplicate']),
  source: z.string(),
  /** Open now. */
  postings: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  /** Why the company does not count as wholly read; null where all is well. */
  problem: Failure.nullable(),
  /** Postings in each piece that went to the model, in order. */
  pieces: z.array(z.number().int()),
});
export type StoreResult = z.infer<typeof StoreResult>;

export const StoreEnrichmentPayload = JobSubject.extend({
  piece: z.number().int(),
  upstream: EnhanceResult,
});
export type StoreEnrichmentPayload = z.infer<typeof StoreEnrichmentPayload>;

export const StoreEnrichmentResult = z.object({
  enhanced: z.number().int(),
  failed: z.number().int(),
  problem: Failure.nullable(),
});
export type StoreEnrichmentResult = z.infer<typeof StoreEnrichmentResult>;
