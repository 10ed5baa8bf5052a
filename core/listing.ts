import { z } from 'zod';
import { WebDocument } from './web-document.ts';

/** How a listing was read; in order of trust. */
export const Means = z.enum(['ats_api', 'json_ld']);
export type Means = z.infer<typeof Means>;

/** Something the site has that was not captured, and why. */
export const Omission = z.object({ what: z.string(), reason: z.string() });
export type Omission = z.infer<typeof Omission>;

/** All that was fetched of one company in one scan: what the parse stage reads. */
export const Listing = z.object({
  /** The company's careers address. */
  url: z.string(),
  source: z.string(),
  slug: z.string(),
  documents: z.array(WebDocument),
  /** Openings of an earlier scan that this one could not ask for again: not read, but remembered. */
  remembered: z.array(WebDocument).optional(),
  /** How many openings the site says it has; null where it does not say. */
  claimed: z.number().int().nullable(),
  /** False where a cap, an error or a bound cut the listing: then nothing may be closed. */
  complete: z.boolean(),
  omitted: z.array(Omission),
});
export type Listing = z.infer<typeof Listing>;
