import { z } from 'zod';
import { Clearance, Education, Seniority, Shift } from '#core/enrichment.ts';
import { EmploymentType, Location, SalaryPeriod, Workplace } from '#core/posting.ts';

const Whereabouts = Location.omit({ text: true }).strict();

/** Two ends of an amount; both null if the posting gives no figure. */
const Range = z.strictObject({ min: z.number().nullable(), max: z.number().nullable() });

const Money = z.strictObject({
  min: z.number().nonnegative().nullable(),
  max: z.number().nonnegative().nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  period: SalaryPeriod.nullable(),
});

const Level = z.enum([
  'A1',
  'A2',
  'B1',
  'B2',
  'C1',
  'C2',
  'basic',
  'conversational',
  'business',
  'fluent',
  'native',
]);

/** A day, month or year: "2027-01-15", "2027-01", "2027". */
const Day = z.string().regex(/^\d{4}(?:-\d{2}){0,2}$/);

const texts = z.array(z.string().min(1)).default([]);

/** What a careful reader finds in one posting. A field left out is not stated. */
export const Label = z.strictObject({
  key: z.string().regex(/^[^#]+#.+$/),
  /** The language of the posting (ISO 639-1). */
  lang: z.string().regex(/^[a-z]{2}$/),
  jobFamily: z.string().nullable().default(null),
  workplace: Workplace.nullable().default(null),
  /** Whether the work can be done wholly from afar. */
  remotePossible: z.boolean().nullable().default(null),
  remoteRegions: texts,
  locations: z.array(Whereabouts).default([]),
  employmentTypes: z.array(EmploymentType).default([]),
  seniority: Seniority.nullable().default(null),
  /** Base pay, one row for each place or tier that has its own. */
  salaries: z.array(Money.extend({ for: z.string().nullable().default(null) })).default([]),
  ote: Money.nullable().default(null),
  bonus: z.strictObject({ percent: z.number().nullable() }).nullable().default(null),
  equity: z.boolean().nullable().default(null),
  experienceYears: Range.nullable().default(null),
  education: Education.nullable().default(null),
  languages: z
    .array(
      z.strictObject({
        name: z.string(),
        level: Level.nullable().default(null),
        wished: z.boolean().default(false),
      }),
    )
    .default([]),
  skills: z.strictObject({ required: texts, wished: texts }).default({ required: [], wished: [] }),
  visaSponsorship: z.boolean().nullable().default(null),
  rightToWork: z.boolean().nullable().default(null),
  clearance: Clearance.nullable().default(null),
  citizenship: texts,
  /** Percent of the time. */
  travel: Range.nullable().default(null),
  /** Days a week at the office. */
  officeDays: Range.nullable().default(null),
  shifts: z.array(Shift).default([]),
  weeklyHours: Range.nullable().default(null),
  contractMonths: Range.nullable().default(null),
  startDate: z
    .union([z.literal('asap'), Day])
    .nullable()
    .default(null),
  deadline: Day.nullable().default(null),
  licences: texts,
  peopleLed: Range.nullable().default(null),
  timeZones: texts,
  benefits: texts,
  /**
   * By field: for a single value, other values that are right too; for a list, items that count
   * neither as right nor as wrong ("*" for any item).
   */
  accept: z.record(z.string(), z.array(z.unknown())).default({}),
  notes: z.string().optional(),
});
export type Label = z.infer<typeof Label>;
