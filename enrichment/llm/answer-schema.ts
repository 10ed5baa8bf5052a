import { z } from 'zod';
import { Education, Seniority } from '#core/enrichment.ts';
import { EmploymentType, SalaryPeriod, Workplace } from '#core/posting.ts';
import { jobFamilies } from './known-names.ts';

/** A value and the words that say so. The quote comes first: a model that has quoted guesses less. */
const fact = <S extends z.ZodType>(value: S) => z.object({ quote: z.string(), value }).nullable();

const range = { min: z.number().nullable(), max: z.number().nullable() };

/**
 * What we ask of the model: the part of an enrichment that is read from prose. Places are not in
 * it, sites give them as fields. Kept to what every engine can enforce: all keys required,
 * `nullable` where a posting may not say, no patterns, bounds, records or transforms.
 */
export const Answer = z.object({
  normalizedTitle: z.string().nullable(),
  jobFamily: fact(z.enum(jobFamilies)),
  seniority: fact(Seniority),
  employmentType: fact(EmploymentType),
  workplace: fact(Workplace),
  remoteRegions: z.array(z.string()),
  salary: z
    .object({
      quote: z.string(),
      ...range,
      currency: z.string().nullable(),
      period: SalaryPeriod.nullable(),
    })
    .nullable(),
  experienceYears: z.object({ quote: z.string(), ...range }).nullable(),
  education: fact(Education),
  visaSponsorship: fact(z.boolean()),
  skills: z.array(z.string()),
  benefits: z.array(z.string()),
  languages: z.array(z.string()),
  summary: z.string().nullable(),
});
export type Answer = z.infer<typeof Answer>;

/**
 * The same as a JSON schema, for `response_format`. Unions are spelt `anyOf` throughout: zod writes
 * some as `type: ["string", "null"]`, which is as legal but not known to every engine.
 */
export const answerSchema: Readonly<Record<string, unknown>> = JSON.parse(
  JSON.stringify(z.toJSONSchema(Answer)),
  (_key, node) =>
    Array.isArray(node?.type) ? { anyOf: node.type.map((type: unknown) => ({ type })) } : node,
);
