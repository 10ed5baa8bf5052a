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
  experienceYears: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  education: Education.nullable(),
  visaSponsorship: z.boolean().nullable(),
  skills: z.array(z.string()),
  benefits: z.array(z.string()),
  languages: z.array(z.string()),
  summary: z.string().nullable(),
});
export type Facts = z.infer<typeof Facts>;

export const Enrichment = Facts.extend({
  confidence: z.number().min(0).max(1),
  provider: z.enum(['rules', 'llm']),
  /**
   * Field name to the posting's own words, verbatim; for lists also by item, such as `skills.Go`.
   */
  evidence: z.record(z.string(), z.string()),
});
export type Enrichment = z.infer<typeof Enrichment>;
