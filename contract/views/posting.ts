import { z } from 'zod';
import { Application, Stage } from '#core/application.ts';
import { Enrichment, Seniority } from '#core/enrichment.ts';
import { EmploymentType, Workplace } from '#core/posting.ts';
import { Change } from '#core/posting-diff.ts';
import { PostingView } from '#core/posting-view.ts';

/** What a person made of a posting. */
const marks = {
  isRead: z.boolean(),
  isHidden: z.boolean(),
  stage: Stage.nullable(),
};

/** A posting as a row of a list: narrow, so that a hundred of them are quick. */
export const PostingRow = PostingView.pick({
  id: true,
  company: true,
  title: true,
  locations: true,
  workplace: true,
  employmentType: true,
  seniority: true,
  salary: true,
  postedAt: true,
  firstSeenAt: true,
  closedAt: true,
  score: true,
}).extend({
  companyId: z.string(),
  /** Posted, or else first seen: the age that is shown. */
  listedAt: z.string(),
  ...marks,
});
export type PostingRow = z.infer<typeof PostingRow>;

/** One window of a list. */
export const PostingPage = z.object({
  rows: z.array(PostingRow),
  total: z.number().int(),
  /** False where `total` means "or more": words with very many matches are not counted out. */
  isTotalExact: z.boolean(),
  /** The latest posting there is: pass it as `upTo`, and later windows fit this one. */
  upTo: z.number().int(),
});
export type PostingPage = z.infer<typeof PostingPage>;

const facet = <T extends z.ZodType<string>>(value: T) =>
  z.array(z.object({ value, count: z.number().int() }));

/** Choices that have a name of their own, where the value is none. */
const namedFacet = z.array(
  z.object({ value: z.string(), label: z.string().optional(), count: z.number().int() }),
);

/**
 * How many postings each further choice would leave, the choices of its own facet apart; those of
 * skills stay, for all of them must be there. Choices that are made are always among them.
 */
export const PostingFacets = z.object({
  /** By id; without a label where the company is no longer watched. */
  companies: namedFacet,
  workplaces: facet(Workplace),
  seniorities: facet(Seniority),
  employmentTypes: facet(EmploymentType),
  /** The fifty most frequent, counted over the newest `skillsOf` matches. */
  skills: namedFacet,
  skillsOf: z.number().int(),
  /** Cumulative: within 1, 7, 30 and 90 days. */
  posted: z.array(z.object({ days: z.number().int(), count: z.number().int() })),
  /** Those that state their pay. */
  withSalary: z.number().int(),
});
export type PostingFacets = z.infer<typeof PostingFacets>;

/**
 * One field of a posting that changed: what it stated before and after; null is "not stated". Long
 * texts are cut; of a description only that it changed is told, with both null.
 */
export const FieldChange = Change;
export type FieldChange = Change;

export const PostingEvent = z.object({
  at: z.string(),
  kind: z.enum(['first_seen', 'changed', 'closed', 'reopened']),
  changes: z.array(FieldChange),
});
export type PostingEvent = z.infer<typeof PostingEvent>;

/** Everything about one posting. */
export const PostingDetail = PostingView.extend({
  companyId: z.string(),
  companyUrl: z.string(),
  listedAt: z.string(),
  ...marks,
  team: z.string().nullable(),
  updatedAt: z.string().nullable(),
  validThrough: z.string().nullable(),
  /** Sanitised on the way in; to be sanitised again on the way to the DOM. */
  descriptionHtml: z.string(),
  /** What was read from it, with the quotes that say so. */
  enrichment: Enrichment,
  /** Oldest first. */
  timeline: z.array(PostingEvent),
  /** Open postings of the company with the same role, other than this one. */
  sameRole: z.array(PostingRow),
  /** How long this company's closed openings were open, in days; null for too few of them. */
  medianOpenDays: z.number().nullable(),
  application: Application.nullable(),
});
export type PostingDetail = z.infer<typeof PostingDetail>;
