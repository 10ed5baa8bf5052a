import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { Answer } from './answer-schema.ts';
import { checkAnswer } from './check-answer.ts';

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
