import { z } from 'zod';
import { Enrichment } from './enrichment.ts';
import { Means, Omission } from './listing.ts';
import { RawPosting } from './posting.ts';

/** A posting as the pipeline carries it from parse to persist. */
export const EnrichedPosting = z.object({
  /** Same company and external id, same id: see posting-identity.ts. */
  id: z.string(),
  /** Changes only where something a reader cares about changed. */
  contentHash: z.string(),
  posting: RawPosting,
  enrichment: Enrichment,
});
export type EnrichedPosting = z.infer<typeof EnrichedPosting>;

/** What the parse stage makes of a listing. */
export const ParsedListing = z.object({
  source: z.string(),
  slug: z.string(),
  means: Means,
  /** The employer's name, where the postings agree on one. */
  companyName: z.string().nullable(),
  claimed: z.number().int().nullable(),
  complete: z.boolean(),
  omitted: z.array(Omission),
  postings: z.array(EnrichedPosting),
});
export type ParsedListing = z.infer<typeof ParsedListing>;
