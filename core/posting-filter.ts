import { z } from 'zod';
import { Seniority } from './enrichment.ts';
import { EmploymentType, Workplace } from './posting.ts';

/** 'relevance' needs words to search for. */
export const PostingSort = z.enum(['newest', 'oldest', 'salary', 'title', 'company', 'relevance']);
export type PostingSort = z.infer<typeof PostingSort>;

/** How a user's own marks filter postings; by default hidden ones are left out. */
export const HiddenFilter = z.enum(['exclude', 'include', 'only']);

/** A moment in any spelling of ISO 8601. */
const Moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a date or time');

/**
 * Which postings, in what order. All given fields must match. A list matches any of its values,
 * skills all. Empty lists and false flags filter nothing.
 */
export const PostingFilter = z.strictObject({
  /** Words that must all occur, the last one as a beginning; "quoted words" in that order. */
  query: z.string().max(1_000).optional(),
  /** A watched company, by id, address or name. Throws `unknown_company`. */
  company: z.string().optional(),
  /** Ids; removed companies match nothing. */
  companies: z.array(z.string()).optional(),
  /** 'new': open, and first seen within seven days. Without it, any status. */
  status: z.enum(['new', 'open', 'closed']).optional(),
  remote: z.boolean().optional(),
  workplaces: z.array(Workplace).optional(),
  seniorities: z.array(Seniority).optional(),
  employmentTypes: z.array(EmploymentType).optional(),
  /** Names from `postings.facets`, in any case; a database tests a few hundred at once. */
  skills: z.array(z.string()).max(100).optional(),
  /** Of the upper end, for a year of full-time work; currencies are not converted. */
  minSalary: z.number().nonnegative().optional(),
  /** Posted, or else first seen, at most this many days ago. */
  postedWithinDays: z.number().int().positive().optional(),
  /** First seen at or after this moment, ISO 8601. */
  firstSeenFrom: Moment.optional(),
  /** First seen before this moment, ISO 8601. */
  firstSeenBefore: Moment.optional(),
  hidden: HiddenFilter.optional(),
  isUnread: z.boolean().optional(),
  isTracked: z.boolean().optional(),
  /** By default 'relevance' with words to search for, else 'newest'. */
  sort: PostingSort.optional(),
});
export type PostingFilter = z.infer<typeof PostingFilter>;

export const PostingQuery = PostingFilter.extend({
  limit: z.number().int().positive().optional(),
  offset: z.number().int().nonnegative().optional(),
});
export type PostingQuery = z.infer<typeof PostingQuery>;
