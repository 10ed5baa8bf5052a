import { z } from 'zod';
import { BoardMove } from './board-move.ts';
import { Enrichment } from './enrichment.ts';
import { RawPosting } from './posting.ts';
import { Recipe } from './recipe.ts';
import { SnapshotRef } from './snapshot-ref.ts';
import { WebDocument } from './web-document.ts';

/** How a listing was read, most trusted first. */
export const Means = z.enum([
  'ats_api',
  'json_ld',
  'feed',
  'sitemap',
  'embedded_state',
  'site_api',
  'listing',
  'drawn',
  'model',
]);
export type Means = z.infer<typeof Means>;

/** Something on the site that was not captured, and why. */
export const Omission = z.object({ what: z.string(), reason: z.string() });
export type Omission = z.infer<typeof Omission>;

export const Listing = z.object({
  url: z.string(),
  source: z.string(),
  slug: z.string(),
  documents: z.array(WebDocument),
  /**
   * Openings of an earlier scan that this one could not fetch again; it keeps their last reading.
   */
  remembered: z.array(WebDocument).optional(),
  /** Openings the site says it has; null if it does not say. */
  claimed: z.number().int().nullable(),
  /** False if a cap, an error or a limit cut the listing short: then nothing may be closed. */
  complete: z.boolean(),
  omitted: z.array(Omission),
  /** How the list was proven whole, for a person; absent if it was not, or in older listings. */
  proof: z.string().optional(),
  /** The list is whole and has no opening. */
  isEmpty: z.literal(true).optional(),
  /** It comes from another board than the company's known one. */
  move: BoardMove.optional(),
  /** A site that it was read from forbids that it goes to a language model. */
  noModel: z.literal(true).optional(),
  /** How the next scan reads the company's own pages. */
  recipe: Recipe.optional(),
});
export type Listing = z.infer<typeof Listing>;

export const EnrichedPosting = z.object({
  /** Same company and external id, same id: see posting-identity.ts. */
  id: z.string(),
  /** Changes only if something a reader cares about changed. */
  contentHash: z.string(),
  posting: RawPosting,
  enrichment: Enrichment,
});
export type EnrichedPosting = z.infer<typeof EnrichedPosting>;

export const ListingFacts = z.object({
  source: z.string(),
  slug: z.string(),
  means: Means,
  companyName: z.string().nullable(),
  claimed: z.number().int().nullable(),
  complete: z.boolean(),
  omitted: z.array(Omission),
  proof: z.string().optional(),
  move: BoardMove.optional(),
  noModel: z.literal(true).optional(),
  recipe: Recipe.optional(),
});
export type ListingFacts = z.infer<typeof ListingFacts>;

export const ParsedListing = ListingFacts.extend({ postings: z.array(EnrichedPosting) });
export type ParsedListing = z.infer<typeof ParsedListing>;

export const ListingPart = z.object({ postings: z.array(EnrichedPosting) });

/** What decides whether a posting is new, changed, or has ended. */
export const ListedPosting = EnrichedPosting.pick({ id: true, contentHash: true }).extend({
  hasText: z.boolean(),
  validThrough: z.string().nullable(),
});
export type ListedPosting = z.infer<typeof ListedPosting>;

export const listedPosting = ({ id, contentHash, posting }: EnrichedPosting): ListedPosting => ({
  id,
  contentHash,
  hasText: posting.descriptionText !== '',
  validThrough: posting.validThrough,
});

export const DividedListing = ListingFacts.extend({
  parts: z.array(SnapshotRef),
  /** Of all parts, in order; earlier versions left it out. */
  listed: z.array(ListedPosting).optional(),
});
export type DividedListing = z.infer<typeof DividedListing>;

/** A parsed listing as `persist` reads it: its facts first, its postings part by part. */
export type ListingInParts = {
  readonly facts: ListingFacts;
  /** Starts from the first part at each call. No posting is in two parts. */
  readonly parts: () => AsyncIterable<readonly EnrichedPosting[]>;
  /**
   * All postings without reading a part; absent if the listing does not hold them apart. Throws
   * `snapshot_missing` if a part is gone.
   */
  readonly listed?: () => Promise<readonly ListedPosting[]>;
};

export const inOnePart = ({ postings, ...facts }: ParsedListing): ListingInParts => ({
  facts,
  async *parts() {
    yield postings;
  },
});
