import { z } from 'zod';
import { EmploymentType, Location, Salary, Workplace } from './posting.ts';

export const Seniority = z.enum([
  'intern',
  'junior',
  'mid',
  'senior',
  'staff',
  'principal',
  'lead',
  'manager',
  'director',
  'executive',
]);
export type Seniority = z.infer<typeof Seniority>;

export const Education = z.enum([
  'none',
  'secondary',
  'vocational',
  'bachelor',
  'master',
  'doctorate',
]);
export type Education = z.infer<typeof Education>;

/** When the work is done, where it is not by day on weekdays. */
export const Shift = z.enum([
  'early',
  'late',
  'night',
  'weekend',
  'holiday',
  'rotating',
  'split',
  'on_call',
]);
export type Shift = z.infer<typeof Shift>;

/** A government's security clearance: held already, to be got, or wished for. */
export const Clearance = z.enum(['required', 'obtainable', 'wished']);
export type Clearance = z.infer<typeof Clearance>;

/** Two ends; both null if a posting says so without a figure ("some travel"). */
export const Range = z.object({ min: z.number().nullable(), max: z.number().nullable() });
export type Range = z.infer<typeof Range>;

/** Where pay came from: the site's own field, the posting's text, or a guess. */
export const SalarySource = z.enum(['structured', 'stated', 'guessed']);

/**
 * The facts of a posting; `null` and empty lists mean "not stated". enrichment/facts.ts reads them.
 */
export const Facts = z.object({
  normalizedTitle: z.string().nullable(),
  jobFamily: z.string().nullable(),
  seniority: Seniority.nullable(),
  employmentType: EmploymentType.nullable(),
  workplace: Workplace.nullable(),
  remoteRegions: z.array(z.string()),
  locations: z.array(Location.omit({ text: true })),
  salary: Salary.extend({ source: SalarySource }).nullable(),
  experienceYears: Range.nullable(),
  education: Education.nullable(),
  visaSponsorship: z.boolean().nullable(),
  // Readings from before the next facts existed lack them.
  /** True if only people who may already work there are hired. */
  rightToWork: z.boolean().nullable().default(null),
  clearance: Clearance.nullable().default(null),
  /** Countries whose citizens only are hired. */
  citizenship: z.array(z.string()).default([]),
  /** Percent of the time; 0 to 0 for "no travel". */
  travel: Range.nullable().default(null),
  /** Days a week at the office. */
  officeDays: Range.nullable().default(null),
  shifts: z.array(Shift).default([]),
  weeklyHours: Range.nullable().default(null),
  /** Length of a fixed term in months. */
  contractMonths: Range.nullable().default(null),
  /** "asap", or a day, month or year: "2027-01-15", "2027-01", "2027". */
  startDate: z.string().nullable().default(null),
  /** The last day to apply, as in `startDate`. */
  deadline: z.string().nullable().default(null),
  /** What the law or a professional body gives: "Driving licence B", "Registered nurse". */
  licences: z.array(z.string()).default([]),
  /** People that the job leads. */
  peopleLed: Range.nullable().default(null),
  /** Zones in which the person must be at work: "ET", "CET", "UTC+8". */
  timeZones: z.array(z.string()).default([]),
  skills: z.array(z.string()),
  benefits: z.array(z.string()),
  languages: z.array(z.string()),
  summary: z.string().nullable(),
});
export type Facts = z.infer<typeof Facts>;

/** A posting that states nothing. */
export const unstated: Facts = {
  ...{ normalizedTitle: null, jobFamily: null, seniority: null, employmentType: null },
  ...{ workplace: null, remoteRegions: [], locations: [], salary: null },
  ...{ experienceYears: null, education: null, visaSponsorship: null, rightToWork: null },
  ...{ clearance: null, citizenship: [], travel: null, officeDays: null, shifts: [] },
  ...{ weeklyHours: null, contractMonths: null, startDate: null, deadline: null },
  ...{ licences: [], peopleLed: null, timeZones: [] },
  ...{ skills: [], benefits: [], languages: [], summary: null },
};

/** What a model's reading cost, and how it differs from that of the rules. */
export const ModelReading = z.object({
  model: z.string(),
  /** Of all its answers, a repaired one included. */
  promptTokens: z.number(),
  answerTokens: z.number(),
  /** The server did not count the tokens. */
  isEstimated: z.boolean(),
  tookMs: z.number(),
  /** The facts that the rules did not find. */
  gained: z.array(z.string()),
  /** What the rules and the model say of a fact that they disagree on. */
  differs: z.record(z.string(), z.object({ rules: z.string(), model: z.string() })),
});
export type ModelReading = z.infer<typeof ModelReading>;

export const Enrichment = Facts.extend({
  confidence: z.number().min(0).max(1),
  provider: z.enum(['rules', 'llm']),
  /**
   * Field name to the posting's own words, verbatim; for lists also by item, such as `skills.Go`.
   */
  evidence: z.record(z.string(), z.string()),
  /** Null for the rules' reading, and for readings from before it was kept. */
  reading: ModelReading.nullable().optional(),
});
export type Enrichment = z.infer<typeof Enrichment>;
