import { z } from 'zod';
import { Education, type Enrichment, Seniority } from '#core/enrichment.ts';
import { EmploymentType, type RawPosting, SalaryPeriod, Workplace } from '#core/posting.ts';
import { checkAnswer } from './check-answer.ts';
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

/** An answer as an enrichment, or what is wrong with its form, in words the model can act on. */
export type ReadAnswer =
  | { readonly ok: true; readonly enrichment: Enrichment }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the model's answer to a question about `posting`. Code fences and talk around one JSON
 * object are forgiven, and so are missing keys. Values that the posting does not bear out are
 * dropped to "not stated" (see `checkAnswer`): that is no problem of form.
 */
export function readAnswer(text: string, posting: RawPosting): ReadAnswer {
  const object = parseObject(text);
  if (object === null) return { ok: false, problems: ['the answer is not one JSON object'] };
  const parsed = Answer.safeParse({ ...nothingStated, ...object });
  if (parsed.success) return { ok: true, enrichment: checkAnswer(parsed.data, posting) };
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { ok: false, problems: problems.slice(0, mostProblems) };
}

const mostProblems = 8;

const nothingStated: Answer = {
  normalizedTitle: null,
  jobFamily: null,
  seniority: null,
  employmentType: null,
  workplace: null,
  remoteRegions: [],
  salary: null,
  experienceYears: null,
  education: null,
  visaSponsorship: null,
  skills: [],
  benefits: [],
  languages: [],
  summary: null,
};

function parseObject(text: string): object | null {
  // Models that think aloud do so first, where the server does not take it out.
  const spoken = text.slice(Math.max(0, text.lastIndexOf('</think>')));
  const json = spoken.slice(spoken.indexOf('{'), spoken.lastIndexOf('}') + 1);
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
