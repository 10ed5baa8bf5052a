import { z } from 'zod';
import { type Enrichment, Seniority } from './enrichment.ts';
import type { EnrichedPosting } from './listing.ts';
import { spelledPlaces } from './place.ts';
import { EmploymentType, Location, type RawPosting, Salary, Workplace } from './posting.ts';

/** A posting in every interface, and one line of `rolewatch postings --json`. */
export const PostingView = z.object({
  id: z.string(),
  externalId: z.string(),
  company: z.string(),
  title: z.string(),
  locations: z.array(Location),
  workplace: Workplace.nullable(),
  department: z.string().nullable(),
  employmentType: EmploymentType.nullable(),
  seniority: Seniority.nullable(),
  salary: Salary.nullable(),
  skills: z.array(z.string()),
  url: z.string().nullable(),
  applyUrl: z.string().nullable(),
  postedAt: z.string().nullable(),
  firstSeenAt: z.string(),
  closedAt: z.string().nullable(),
  /** How it fits the profile, 0 to 100; null without a profile. */
  score: z.number().nullable(),
  descriptionText: z.string(),
});
export type PostingView = z.infer<typeof PostingView>;

/** The facts that a site publishes and the text states: the reading wins over the site's field. */
export function postingFacts(posting: RawPosting, enrichment: Enrichment) {
  const salary = enrichment.salary ?? posting.salary;
  return {
    locations: spelledPlaces(posting.locations, enrichment.locations),
    workplace: enrichment.workplace ?? posting.workplace,
    employmentType: enrichment.employmentType ?? posting.employmentType,
    seniority: enrichment.seniority,
    salary: salary && {
      min: salary.min,
      max: salary.max,
      currency: salary.currency,
      period: salary.period,
    },
    skills: enrichment.skills,
  } satisfies Partial<PostingView>;
}

export function previewPosting(
  { id, posting, enrichment }: EnrichedPosting,
  seen: { readonly company: string; readonly at: string },
): PostingView {
  return {
    id,
    externalId: posting.externalId,
    company: seen.company,
    title: posting.title,
    ...postingFacts(posting, enrichment),
    department: posting.department,
    url: posting.url,
    applyUrl: posting.applyUrl,
    postedAt: posting.postedAt,
    firstSeenAt: seen.at,
    closedAt: null,
    score: null,
    descriptionText: posting.descriptionText,
  };
}
