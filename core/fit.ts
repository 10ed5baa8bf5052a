import { z } from 'zod';
import type { Seniority } from './enrichment.ts';
import type { PlaceFacts } from './place.ts';
import type { EmploymentType, Workplace } from './posting.ts';
import type { Traits } from './traits.ts';

/** THE parts of a score: what is compared. */
export const FitPart = z.enum([
  'title',
  'skills',
  'level',
  'workplace',
  'place',
  'pay',
  'education',
  'company',
]);
export type FitPart = z.infer<typeof FitPart>;

export const DealBreaker = z.enum([
  'workplace',
  'employmentType',
  'lowPay',
  'company',
  'titleWord',
]);
export type DealBreaker = z.infer<typeof DealBreaker>;

const said = {
  /** What the opening says; empty if it does not say. */
  theirs: z.array(z.string()),
  /** What the profile says. */
  yours: z.array(z.string()),
  /** The opening's own words. */
  quote: z.string().nullable(),
};

export const FitReason = z.object({
  part: FitPart,
  /** 'unknown': the opening does not say, so the part neither adds nor takes away. */
  verdict: z.enum(['good', 'partly', 'bad', 'unknown']),
  /** Points of the score above (or below) those of an opening that does not say. */
  points: z.number().int(),
  ...said,
});
export type FitReason = z.infer<typeof FitReason>;

export const Eligibility = z.object({
  about: z.enum(['right_to_work', 'place', 'language']),
  verdict: z.enum(['yes', 'no', 'unknown']),
  ...said,
});
export type Eligibility = z.infer<typeof Eligibility>;

const FitSkill = z.object({
  name: z.string(),
  /** Null if the opening does not tell required and wished skills apart. */
  weight: z.enum(['required', 'wished']).nullable(),
  quote: z.string().nullable(),
});

/** How an opening fits the profile, and why. */
export const Fit = z.object({
  /** 0 to 100; 50 is an opening that says nothing. */
  score: z.number().int().min(0).max(100),
  reasons: z.array(FitReason),
  skills: z.object({ matched: z.array(FitSkill), missing: z.array(FitSkill) }),
  dealBreakers: z.array(z.object({ breaker: DealBreaker, ...said })),
  /** Apart from the score: whether the user may and can take the job. */
  eligibility: z.array(Eligibility),
});
export type Fit = z.infer<typeof Fit>;

/** The facts of an opening that are compared; lists read them without texts. */
export type OpeningFacts = {
  readonly title: string;
  readonly company: string;
  readonly seniority: Seniority | null;
  readonly employmentType: EmploymentType | null;
  readonly workplace: Workplace | null;
  readonly skills: readonly string[];
  readonly places: PlaceFacts;
  readonly traits: Traits;
  /** Yearly pay; below zero if its currency has no rate. */
  readonly salaryDollars: number | null;
};
