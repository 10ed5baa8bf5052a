import type { Enrichment } from '#core/enrichment.ts';
import type { EnrichedPosting, ParsedListing } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint, postingKey } from '#core/posting-identity.ts';
import { nothingStated } from '#enrichment/define-fact.ts';
import { facts } from '#enrichment/facts.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import { openListing } from '#services/snapshots/listing-parts.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';

export const rawPosting = (said: Partial<RawPosting> = {}): RawPosting => ({
  externalId: '1',
  title: 'Data Engineer',
  company: 'Acme',
  url: 'https://jobs.example.com/1',
  applyUrl: null,
  locations: [],
  workplace: null,
  remoteRegions: [],
  department: null,
  team: null,
  employmentType: null,
  level: null,
  salary: null,
  postedAt: null,
  updatedAt: null,
  validThrough: null,
  descriptionHtml: '<p>Move data about.</p>',
  descriptionText: 'Move data about.',
  ...said,
});

export const enrichment = (said: Partial<Enrichment> = {}): Enrichment => ({
  ...nothingStated(facts),
  confidence: 0.5,
  provider: 'rules',
  evidence: {},
  ...said,
});

/** A posting with its identity, as from the parse job. */
export const enrichedPosting = (
  companyId: string,
  said: Partial<RawPosting> = {},
  read: Partial<Enrichment> = {},
): EnrichedPosting => {
  const posting = rawPosting(said);
  return {
    id: sha256Hex(postingKey(companyId, posting.externalId)).slice(0, 20),
    contentHash: sha256Hex(contentFingerprint(posting)),
    posting,
    enrichment: enrichment(read),
  };
};

/** A complete listing of these postings, with the test's changes. */
export const parsedListing = (
  postings: readonly EnrichedPosting[],
  said: Partial<ParsedListing> = {},
): ParsedListing => ({
  source: 'greenhouse',
  slug: 'acme',
  means: 'ats_api',
  companyName: null,
  claimed: postings.length,
  complete: true,
  omitted: [],
  postings: [...postings],
  ...said,
});

export async function wholeListing(
  snapshots: Pick<SnapshotStore, 'get' | 'renew'>,
  ref: string,
): Promise<ParsedListing> {
  const { facts, parts } = await openListing(snapshots, ref);
  return { ...facts, postings: (await Array.fromAsync(parts())).flat() };
}
