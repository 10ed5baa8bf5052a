import { z } from 'zod';
import { Outcome, Stage } from '#core/application.ts';
import { Seniority } from '#core/enrichment.ts';
import { EmploymentType, Workplace } from '#core/posting.ts';
import { Moment, PostingFilter } from '#core/posting-filter.ts';
import { id, method, none } from './define.ts';

const count = z.number().int();

/** Counts over open postings that are not hidden; `weeks` includes the rest. */
export const Insights = z.object({
  open: count,
  /**
   * The last 13 weeks, oldest first. `new` leaves out the first scans of companies; `open` is null
   * for weeks before the first of them.
   */
  weeks: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      new: count,
      closed: count,
      open: count.nullable(),
    }),
  ),
  /** The fifteen with the most openings. */
  companies: z.array(z.object({ id: z.string(), name: z.string(), open: count, new: count })),
  workplaces: z.array(z.object({ value: Workplace.nullable(), count })),
  seniorities: z.array(z.object({ value: Seniority.nullable(), count })),
  employmentTypes: z.array(z.object({ value: EmploymentType.nullable(), count })),
  /** The twenty most frequent. */
  skills: z.array(z.object({ value: z.string(), count })),
  /** Upper ends of yearly pay in one currency; `to` is null for the last, open band. */
  pay: z.object({
    currency: z.string(),
    /** The day of the exchange rates. */
    ratesOf: z.string(),
    stated: count,
    /** States pay in a currency without a rate, or in none. */
    withoutRate: count,
    median: z.number().nullable(),
    bands: z.array(z.object({ from: z.number(), to: z.number().nullable(), count })),
  }),
});
export type Insights = z.infer<typeof Insights>;

export const Counts = z.object({
  inbox: count,
  openings: count,
  tracked: count,
  companies: count,
  /** Companies whose last check could read at least part of them. */
  checkedCompanies: count,
  /** Companies whose last check failed. A company that was never checked is in neither number. */
  failingCompanies: count,
  /** Those of them that the user muted, or that fail in the same way scan after scan. */
  quietCompanies: count,
  /** When a company was last read; null before the first. */
  lastCheckedAt: z.string().nullable(),
});
export type Counts = z.infer<typeof Counts>;

/** The user's own search, over the openings on the board. */
export const MySearch = z.object({
  /** How many ever reached each stage, in the order of the board and without 'done'. */
  funnel: z.array(z.object({ stage: Stage, count })),
  /** How the finished ones ended; null if the user did not say. */
  outcomes: z.array(z.object({ value: Outcome.nullable(), count })),
  /** Applications in each of the last 13 weeks, oldest first. */
  weeks: z.array(z.object({ from: z.string(), to: z.string(), applied: count })),
  applied: count,
  /** Those applied to that led to a talk, an offer, or a rejection. */
  answered: count,
  /** Days from the application to the first answer; null without one. */
  medianAnswerDays: z.number().nullable(),
});
export type MySearch = z.infer<typeof MySearch>;

/** What the model costs and gains, over open postings. */
export const ModelInsights = z.object({
  byRules: count,
  byModel: count,
  /** Each model with readings among the newest counted, the one with most first. */
  models: z.array(
    z.object({
      name: z.string(),
      openings: count,
      promptTokens: z.number(),
      answerTokens: z.number(),
      /** True if a server did not count some of them. */
      isEstimated: z.boolean(),
      tookMs: z.number(),
    }),
  ),
  /** Facts that the model found where the rules did not, and those they disagree on. */
  facts: z.array(z.object({ fact: z.string(), gained: count, differs: count })),
  /** Disagreements, of the newest postings first; at most fifty. */
  differences: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      company: z.string(),
      fact: z.string(),
      rules: z.string(),
      model: z.string(),
    }),
  ),
  /** The newest readings that the figures above count; all of them unless there are thousands. */
  counted: count,
});
export type ModelInsights = z.infer<typeof ModelInsights>;

/** What came on one day. */
export const DayNews = z.object({
  from: z.string(),
  to: z.string(),
  /** New openings, first scans of companies apart. */
  new: count,
  /** False before the first scan ever. */
  isWatched: z.boolean(),
  /** True if a scan read something that day, or what it found is still here. */
  isScanned: z.boolean(),
});
export type DayNews = z.infer<typeof DayNews>;

export const insightMethods = {
  /**
   * Pay in `currency` (ISO 4217), by default US dollars. `filter` narrows it to some openings, but
   * for its status, order and what was read. Throws `no_rate` and `unknown_company`.
   */
  'insights.get': method({
    input: z.strictObject({
      currency: PostingFilter.shape.payCurrency,
      filter: PostingFilter.optional(),
    }),
    output: Insights,
    runs: 'library',
    goes: 'last',
  }),
  /** `bounds`: the starts of days where the client is, oldest first, and the end of the last. */
  'insights.days': method({
    input: z.strictObject({
      bounds: z.array(Moment).min(2).max(400),
      /** Only this company, by id. */
      companyId: id.optional(),
    }),
    output: z.array(DayNews),
    runs: 'library',
    goes: 'last',
  }),
  'insights.model': method({ input: none, output: ModelInsights, runs: 'library', goes: 'last' }),
  /**
   * Lets the model read open postings again at the next scan: those that other models than `model`
   * have read, or without it all. Until then the present reading stays.
   */
  'insights.readAgain': method({
    input: z.strictObject({ model: z.string().optional() }),
    output: z.object({ openings: count }),
    runs: 'library',
    changes: ['postings'],
  }),
  'insights.mySearch': method({ input: none, output: MySearch, runs: 'library', goes: 'last' }),
  'counts.get': method({ input: none, output: Counts, runs: 'library', goes: 'last' }),
} as const;
