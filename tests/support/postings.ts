import type { Enrichment } from '#core/enrichment.ts';
import type { EnrichedPosting, ParsedListing } from '#core/parsed-listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { contentFingerprint, postingKey } from '#core/posting-identity.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';

/** A posting as a site publishes it, dull but for what a test says. */
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

/** A reading of a posting that says nothing but what a test says. */
export const enrichment = (said: Partial<Enrichment> = {}): Enrichment => ({
  normalizedTitle: null,
  jobFamily: null,
  seniority: null,
  employmentType: null,
  workplace: null,
  remoteRegions: [],
  locations: [],
  salary: null,
  skills: [],
  experienceYears: null,
  education: null,
  visaSponsorship: null,
  benefits: [],
  languages: [],
  summary: null,
  confidence: 0.5,
  provider: 'rules',
  evidence: {},
  ...said,
});

/** A posting with its identity, as the parse stage hands it over. */
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

/** A complete listing of these postings, but for what a test says. */
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
