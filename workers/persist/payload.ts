import { z } from 'zod';
import { ErrorView } from '#core/error-view.ts';
import { JobSubject } from '#core/job.ts';
import { EnhanceResult } from '../ai-enrich/payload.ts';
import { ParseResult } from '../parse/payload.ts';

export const StorePayload = JobSubject.extend({
  enrich: z.boolean(),
  upstream: ParseResult,
});
export type StorePayload = z.infer<typeof StorePayload>;

export const StoreResult = z.object({
  /** 'moved': nothing was stored, since the user has to answer first. */
  outcome: z.enum(['stored', 'duplicate', 'moved']),
  source: z.string(),
  postings: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  closed: z.number().int(),
  captured: z.number().int().nullable(),
  claimed: z.number().int().nullable(),
  complete: z.boolean(),
  /** The company's first list: what it holds is no news. */
  isFirst: z.boolean().default(false),
  /** Why the company could be read only in part; null if all is well. */
  problem: ErrorView.nullable(),
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
  problem: ErrorView.nullable(),
});
export type StoreEnrichmentResult = z.infer<typeof StoreEnrichmentResult>;
