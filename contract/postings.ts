import { z } from 'zod';
import { Application, Stage } from '#core/application.ts';
import { Clearance, Education, Enrichment, Seniority, Shift } from '#core/enrichment.ts';
import { EmploymentType, Workplace } from '#core/posting.ts';
import { Change } from '#core/posting-diff.ts';
import {
  ContractBand,
  DeadlineBand,
  HoursBand,
  OfficeBand,
  PeopleBand,
  PermitDemand,
  PostingFilter,
  PostingQuery,
  StartBand,
  TravelBand,
  VisaStance,
  YearsBand,
} from '#core/posting-filter.ts';
import { PostingView } from '#core/posting-view.ts';
import { byId, id, limit, method } from './define.ts';

const marks = {
  isRead: z.boolean(),
  isHidden: z.boolean(),
  stage: Stage.nullable(),
};

/** A posting as a row of a list: narrow, so that a hundred of them load fast. */
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
  /** When it was posted, or else first seen: the age on screen. */
  listedAt: z.string(),
  ...marks,
});
export type PostingRow = z.infer<typeof PostingRow>;

export const PostingPage = z.object({
  rows: z.array(PostingRow),
  total: z.number().int(),
  /** False means "`total` or more": searches with very many matches are not counted to the end. */
  isTotalExact: z.boolean(),
  /**
   * The latest posting in the library: pass it as `upTo` to keep later windows in line with this
   * one.
   */
  upTo: z.number().int(),
});
export type PostingPage = z.infer<typeof PostingPage>;

const facet = <T extends z.ZodType<string>>(value: T) =>
  z.array(z.object({ value, count: z.number().int() }));

const namedFacet = z.array(
  z.object({ value: z.string(), label: z.string().optional(), count: z.number().int() }),
);

/**
 * How many postings each further choice would leave. A facet ignores its own choices, but skills
 * keep them, since all must match. Chosen values are always listed.
 */
export const PostingFacets = z.object({
  /** By id; no label if the company is no longer watched. */
  companies: namedFacet,
  workplaces: facet(Workplace),
  seniorities: facet(Seniority),
  employmentTypes: facet(EmploymentType),
  /** The fifty most frequent, counted over the newest `skillsOf` matches. */
  skills: namedFacet,
  skillsOf: z.number().int(),
  /** Cumulative: within 1, 7, 30 and 90 days. */
  posted: z.array(z.object({ days: z.number().int(), count: z.number().int() })),
  /** Yearly pay in one currency, as if no least pay were chosen. */
  pay: z.object({
    currency: z.string(),
    /** The day of the exchange rates. */
    ratesOf: z.string(),
    stated: z.number().int(),
    unstated: z.number().int(),
    /** Stated in a currency without a rate, or in none: cannot be compared. */
    withoutRate: z.array(z.object({ currency: z.string().nullable(), count: z.number().int() })),
    /** Of one width, from 0; the last one is open. */
    bands: z.array(
      z.object({ from: z.number(), to: z.number().nullable(), count: z.number().int() }),
    ),
  }),
  visa: facet(VisaStance),
  years: facet(YearsBand),
  educations: facet(Education),
  languages: facet(z.string()),
  /** The fifty most frequent, as if none was chosen. */
  benefits: facet(z.string()),
  permits: facet(PermitDemand),
  clearances: facet(Clearance),
  citizenships: facet(z.string()),
  travel: facet(TravelBand),
  officeDays: facet(OfficeBand),
  shifts: facet(Shift),
  weeklyHours: facet(HoursBand),
  contractLengths: facet(ContractBand),
  starts: facet(StartBand),
  deadlines: facet(DeadlineBand),
  licences: facet(z.string()),
  peopleLed: facet(PeopleBand),
  timeZones: facet(z.string()),
  /** The fifty most frequent among the newest `skillsOf` matches, as if none was chosen. */
  departments: facet(z.string()),
});
export type PostingFacets = z.infer<typeof PostingFacets>;

/**
 * Places and how many postings each choice would leave, as if no place were chosen; the most
 * frequent first. Chosen values are always listed.
 */
export const PlaceFacet = z.object({
  places: z.array(
    z.object({
      /** A choice of `PostingFilter.places`. */
      value: z.string(),
      count: z.number().int(),
      /** True if it has regions or cities of its own. */
      isOpenable: z.boolean(),
    }),
  ),
  /** Places before the limit. */
  total: z.number().int(),
});
export type PlaceFacet = z.infer<typeof PlaceFacet>;

const Mark = z.tuple([z.number().int(), z.number().int()]);

/** Where the words of a search stand in a posting, as starts and ends in plain text. */
export const Snippet = z.object({
  id: z.string(),
  titleMarks: z.array(Mark),
  /** The part of the description or facts with the most words; empty if none is there. */
  text: z.string(),
  marks: z.array(Mark),
});
export type Snippet = z.infer<typeof Snippet>;

/**
 * A changed field: its value before and after; null is "not stated". Long texts are cut. For a
 * description both are null: only the fact is kept.
 */
export const FieldChange = Change;
export type FieldChange = Change;

export const PostingEvent = z.object({
  at: z.string(),
  kind: z.enum(['first_seen', 'changed', 'closed', 'reopened']),
  changes: z.array(FieldChange),
});
export type PostingEvent = z.infer<typeof PostingEvent>;

export const PostingDetail = PostingView.extend({
  companyId: z.string(),
  companyUrl: z.string(),
  listedAt: z.string(),
  ...marks,
  team: z.string().nullable(),
  updatedAt: z.string().nullable(),
  validThrough: z.string().nullable(),
  /** Sanitised when stored; the page sanitises it again before it enters the DOM. */
  descriptionHtml: z.string(),
  /** The facts read from it, with quotes that prove them. */
  enrichment: Enrichment,
  timeline: z.array(PostingEvent),
  /** Other open postings of the company for the same role. */
  sameRole: z.array(PostingRow),
  /** How long this company's closed openings stayed open, in days; null if too few are known. */
  medianOpenDays: z.number().nullable(),
  /**
   * The least and most that the company's open postings pay in the same currency and period; null
   * if fewer than three say so.
   */
  payScale: z.object({ min: z.number(), max: z.number() }).nullable(),
  application: Application.nullable(),
});
export type PostingDetail = z.infer<typeof PostingDetail>;

export const postingMethods = {
  'postings.search': method({
    input: PostingQuery,
    output: z.object({ postings: z.array(PostingView), total: z.number().int() }),
    runs: 'library',
  }),
  'postings.list': method({
    input: z.strictObject({
      filter: PostingFilter,
      offset: z.number().int().nonnegative().default(0),
      limit: limit(200, 100),
      /** From an earlier window: leaves out later postings, so that rows keep their places. */
      upTo: z.number().int().optional(),
    }),
    output: PostingPage,
    runs: 'library',
    goes: 'first',
  }),
  'postings.countNew': method({
    input: z.strictObject({ filter: PostingFilter, upTo: z.number().int() }),
    output: z.object({ count: z.number().int() }),
    runs: 'library',
    goes: 'last',
  }),
  'postings.facets': method({
    input: z.strictObject({
      filter: PostingFilter,
      /** Of the counts of pay (ISO 4217); by default that of the filter. */
      currency: PostingFilter.shape.payCurrency,
    }),
    output: PostingFacets,
    runs: 'library',
    goes: 'last',
  }),
  /**
   * The Place facet, one level at a time: countries and remote work, then the regions and cities in
   * `within`. `words` find places at any level.
   */
  'postings.places': method({
    input: z.strictObject({
      filter: PostingFilter,
      within: z.string().max(200).optional(),
      words: z.string().max(200).optional(),
      limit: limit(500, 100),
    }),
    output: PlaceFacet,
    runs: 'library',
    goes: 'last',
  }),
  /** Typed words with their mistakes corrected by the words of the postings; null if none is. */
  'postings.suggest': method({
    input: z.strictObject({ query: z.string().max(1_000) }),
    output: z.object({ query: z.string().nullable() }),
    runs: 'library',
    goes: 'last',
  }),
  /** For the rows on screen. Leaves out unknown ids, and all without words to find. */
  'postings.snippets': method({
    input: z.strictObject({ ids: z.array(id).max(100), query: z.string().max(1_000) }),
    output: z.array(Snippet),
    runs: 'library',
    goes: 'last',
  }),
  'postings.get': method({ input: byId, output: PostingDetail, runs: 'library', goes: 'first' }),
  /**
   * The description before and after the change of this time, as the timeline has it; null if it
   * did not change then.
   */
  'postings.textChange': method({
    input: byId.extend({ at: z.string() }),
    output: z.object({ before: z.string(), after: z.string() }).nullable(),
    runs: 'library',
  }),
  /**
   * Sets the user's marks on postings; absent marks stay as they are. `changed` lists those that
   * were not marked so already.
   */
  'postings.mark': method({
    input: z.strictObject({
      ids: z.array(id).max(1_000),
      isRead: z.boolean().optional(),
      isHidden: z.boolean().optional(),
    }),
    output: z.object({ changed: z.array(id) }),
    runs: 'library',
    changes: ['postings'],
  }),
  /**
   * A file of any length in parts, so that other calls get their turn: call again until `isLast`.
   */
  'postings.export': method({
    input: z.strictObject({
      filter: PostingFilter,
      format: z.enum(['csv', 'json', 'jsonl', 'md']),
      offset: z.number().int().nonnegative().default(0),
      limit: limit(500, 500),
      /** From the first part: leaves out later postings. */
      upTo: z.number().int().optional(),
    }),
    output: z.object({
      fileName: z.string(),
      mimeType: z.string(),
      /** Joined, the parts make the file. */
      content: z.string(),
      postings: z.number().int(),
      isLast: z.boolean(),
      upTo: z.number().int(),
    }),
    runs: 'library',
  }),
} as const;
