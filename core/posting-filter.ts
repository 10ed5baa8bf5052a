import { z } from 'zod';
import { Seniority } from './enrichment.ts';
import { EmploymentType, Workplace } from './posting.ts';

/** 'relevance' only with words to search for. */
export const PostingSort = z.enum([
  'newest',
  'oldest',
  'salary',
  'title',
  'company',
  'score',
  'relevance',
]);
export type PostingSort = z.infer<typeof PostingSort>;

/** What of a person's own marks lets a posting through; by default hidden ones stay away. */
export const HiddenFilter = z.enum(['exclude', 'include', 'only']);

/** A moment in any spelling of ISO 8601. */
const Moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'not a date or time');

/**
 * Which postings, in what order. Everything is optional; all that is given must hold, and of a list
 * any (of skills: all). An empty list says nothing, and neither does a flag that is false.
 */
export const PostingFilter = z.strictObject({
  /** Words that must all occur, the last one as a beginning; "quoted words" in that order. */
  query: z.string().max(1_000).optional(),
  /** A watched company, by id, address or name. Throws `unknown_company` where it is none. */
  company: z.string().optional(),
  /** Ids; those of companies that are gone match nothing. */
  companies: z.array(z.string()).optional(),
  /** 'new': open, and first seen within seven days. Without it, whatever the status. */
  status: z.enum(['new', 'open', 'closed']).optional(),
  /** Only those marked or read as remote. */
  remote: z.boolean().optional(),
  workplaces: z.array(Workplace).optional(),
  seniorities: z.array(Seniority).optional(),
  employmentTypes: z.array(EmploymentType).optional(),
  /** Names as `postings.facets` gives them, in upper or lower case. */
  skills: z.array(z.string()).optional(),
  /** Of the upper end, for a year of full-time work; currencies are not converted. */
  minSalary: z.number().nonnegative().optional(),
  /** Posted, or else first seen, so many days ago at most. */
  postedWithinDays: z.number().int().positive().optional(),
  /** First seen at or after this moment, ISO 8601. */
  firstSeenFrom: Moment.optional(),
  /** First seen before this moment, ISO 8601. */
  firstSeenBefore: Moment.optional(),
  hidden: HiddenFilter.optional(),
  /** True: only those nobody has looked at. */
  isUnread: z.boolean().optional(),
  /** True: only those with a stage of application. */
  isTracked: z.boolean().optional(),
  /** By default 'relevance' with words to search for, else 'newest'. */
  sort: PostingSort.optional(),
});
export type PostingFilter = z.infer<typeof PostingFilter>;

/** A part of what a filter lets through. */
export const PostingQuery = PostingFilter.extend({
  limit: z.number().int().positive().optional(),
  offset: z.number().int().nonnegative().optional(),
});
export type PostingQuery = z.infer<typeof PostingQuery>;
