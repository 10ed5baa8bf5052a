import { z } from 'zod';

export const Workplace = z.enum(['remote', 'hybrid', 'onsite']);
export type Workplace = z.infer<typeof Workplace>;

export const EmploymentType = z.enum([
  'full_time',
  'part_time',
  'contract',
  'temporary',
  'internship',
  'apprenticeship',
  'volunteer',
  'per_diem',
]);
export type EmploymentType = z.infer<typeof EmploymentType>;

export const SalaryPeriod = z.enum(['hour', 'day', 'week', 'month', 'year']);
export type SalaryPeriod = z.infer<typeof SalaryPeriod>;

/** Amounts in whole units of the currency (ISO 4217) for one period. At least one is set. */
export const Salary = z.object({
  min: z.number().nonnegative().nullable(),
  max: z.number().nonnegative().nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  period: SalaryPeriod.nullable(),
});
export type Salary = z.infer<typeof Salary>;

export const Location = z.object({
  /** As the site writes it: "Remote, Italy". */
  text: z.string(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
});
export type Location = z.infer<typeof Location>;

/** An opening as its site publishes it, cleaned but not interpreted. */
export const RawPosting = z.object({
  /** The vendor's own id, unique within a board; without one, the canonical URL. */
  externalId: z.string().min(1),
  title: z.string().min(1),
  /** The employer's name, if the site states it. */
  company: z.string().nullable(),
  url: z.string().nullable(),
  applyUrl: z.string().nullable(),
  locations: z.array(Location),
  /** Only what the site marks; null does not mean "onsite". */
  workplace: Workplace.nullable(),
  /** Where a remote worker may live, as the site writes it. */
  remoteRegions: z.array(z.string()),
  department: z.string().nullable(),
  team: z.string().nullable(),
  employmentType: EmploymentType.nullable(),
  /** The site's own words for the level: "Mid-Senior level". */
  level: z.string().nullable(),
  salary: Salary.nullable(),
  /** ISO 8601, as exact as the site is. */
  postedAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  validThrough: z.string().nullable(),
  /** Sanitised when stored; the page sanitises it again before it enters the DOM. */
  descriptionHtml: z.string(),
  /** Ends in […] if a very long text was cut. */
  descriptionText: z.string(),
});
export type RawPosting = z.infer<typeof RawPosting>;
