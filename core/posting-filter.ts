import { z } from 'zod';
import { Clearance, Education, Seniority, Shift } from './enrichment.ts';
import { EmploymentType, Workplace } from './posting.ts';

/** 'relevance' needs words to search for, 'fit' a profile: without one, all are equal. */
export const PostingSort = z.enum([
  'newest',
  'oldest',
  'salary',
  'title',
  'company',
  'relevance',
  'fit',
]);
export type PostingSort = z.infer<typeof PostingSort>;

/** How a user's own marks filter postings; by default hidden ones are left out. */
export const HiddenFilter = z.enum(['exclude', 'include', 'only']);

export const VisaStance = z.enum(['offered', 'refused']);
export type VisaStance = z.infer<typeof VisaStance>;

/** The least years of experience that an opening asks for. */
export const YearsBand = z.enum(['0-2', '3-5', '6-9', '10+']);
export type YearsBand = z.infer<typeof YearsBand>;

/** Who is hired: only people who may already work in the country. */
export const PermitDemand = z.enum(['required']);
export type PermitDemand = z.infer<typeof PermitDemand>;

/** The most of the time on the road, in percent; 'some' without a figure. */
export const TravelBand = z.enum(['none', '1-10', '11-25', '26-50', '51+', 'some']);
export type TravelBand = z.infer<typeof TravelBand>;

/** The least days a week at the office. */
export const OfficeBand = z.enum(['1', '2', '3', '4', '5']);
export type OfficeBand = z.infer<typeof OfficeBand>;

/** Hours of work a week. */
export const HoursBand = z.enum(['1-19', '20-29', '30-34', '35-39', '40+']);
export type HoursBand = z.infer<typeof HoursBand>;

/** Months of a fixed term. */
export const ContractBand = z.enum(['1-3', '4-6', '7-12', '13+']);
export type ContractBand = z.infer<typeof ContractBand>;

/** How many people the job leads; 'some' without a figure. */
export const PeopleBand = z.enum(['1-5', '6-15', '16+', 'some']);
export type PeopleBand = z.infer<typeof PeopleBand>;

/** When the work begins, from today: at once, within a month, within three, later. */
export const StartBand = z.enum(['asap', 'month', 'quarter', 'later']);
export type StartBand = z.infer<typeof StartBand>;

/** The last day to apply, from today: over, within a week, within a month, later. */
export const DeadlineBand = z.enum(['passed', 'week', 'month', 'later']);
export type DeadlineBand = z.infer<typeof DeadlineBand>;

/** A moment in any spelling of ISO 8601. */
export const Moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), 'not a date or time');

const choices = {
  /** Ids; removed companies match nothing. */
  companies: z.array(z.string()),
  workplaces: z.array(Workplace),
  seniorities: z.array(Seniority),
  employmentTypes: z.array(EmploymentType),
  /** Names from `postings.facets`, in any case; a database tests a few hundred at once. */
  skills: z.array(z.string()).max(100),
  /**
   * Places as `DE`, `US/California` or `DE//Berlin`, names such as "Berlin", `remote:DE` for remote
   * work from there (`remote:` alone: nobody says from where), `unstated`.
   */
  places: z.array(z.string().max(200)).max(200),
  visa: z.array(VisaStance),
  years: z.array(YearsBand),
  educations: z.array(Education),
  /** As the sites name them, in any case. */
  departments: z.array(z.string()).max(100),
  /** By their English names, in any case. */
  languages: z.array(z.string()).max(100),
  /** Names from `postings.facets`, in any case. */
  benefits: z.array(z.string()).max(100),
  permits: z.array(PermitDemand),
  clearances: z.array(Clearance),
  /** Countries by their English names, in any case. */
  citizenships: z.array(z.string()).max(100),
  travel: z.array(TravelBand),
  officeDays: z.array(OfficeBand),
  shifts: z.array(Shift),
  weeklyHours: z.array(HoursBand),
  contractLengths: z.array(ContractBand),
  starts: z.array(StartBand),
  deadlines: z.array(DeadlineBand),
  /** Names from `postings.facets`, in any case. */
  licences: z.array(z.string()).max(100),
  peopleLed: z.array(PeopleBand),
  /** Such as ET or CET, in any case. */
  timeZones: z.array(z.string()).max(100),
} as const;

const Choices = z.strictObject(choices).partial();

/**
 * Which postings, in what order. All given fields must match. A list matches any of its values,
 * skills all. Empty lists and false flags filter nothing.
 */
export const PostingFilter = Choices.extend({
  /** Only these postings; unknown ids match nothing. */
  ids: z.array(z.string()).max(1_000).optional(),
  /**
   * Words that must all occur, the last one as a beginning; "quoted words" in that order; none of
   * the words after a minus, as in `-senior`.
   */
  query: z.string().max(1_000).optional(),
  /** A watched company, by id, address or name. Throws `unknown_company`. */
  company: z.string().optional(),
  /**
   * 'new': open, and first seen within seven days; of a company's first scan, only those posted
   * within seven days. Without it, any status.
   */
  status: z.enum(['new', 'open', 'closed']).optional(),
  remote: z.boolean().optional(),
  /** Of the upper end, for a year of full-time work, in `payCurrency`. */
  minSalary: z.number().nonnegative().optional(),
  /** The currency of `minSalary` (ISO 4217); US dollars if absent. */
  payCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Beside those that reach `minSalary`, also openings whose pay is unstated or unconvertible. */
  withUnstatedPay: z.boolean().optional(),
  /** Fits the profile with at least this score. Without a profile, nothing does. */
  minFit: z.number().int().min(1).max(100).optional(),
  /** Leaves out openings that say the user cannot take the job; unknown ones stay. */
  isEligible: z.boolean().optional(),
  /** Posted, or else first seen, at most this many days ago. */
  postedWithinDays: z.number().int().positive().optional(),
  /** First seen at or after this moment, ISO 8601. */
  firstSeenFrom: Moment.optional(),
  /** First seen before this moment, ISO 8601. */
  firstSeenBefore: Moment.optional(),
  /** Leaves out postings that have any of these. Places: those with no other place. */
  not: Choices.optional(),
  /** What a run, by id, found beyond first scans, changed or reopened, or closed. */
  foundIn: z.string().optional(),
  changedIn: z.string().optional(),
  closedIn: z.string().optional(),
  /** First seen after the first scan of its company. */
  isNews: z.boolean().optional(),
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
