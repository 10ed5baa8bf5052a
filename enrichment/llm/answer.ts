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

/**
 * The last JSON object of a text that has keys of the form. Models that think aloud do so first, with
 * or without an end to it, and think in braces too; fences and remarks follow. What is cut off has
 * objects of its own inside, which are no form.
 */
function parseObject(text: string): object | null {
  const whole = parseJson(text);
  if (whole !== null) return whole;
  const objects = objectsIn(text.slice(0, longestText));
  // A thought such as {"salary": …} is not yet the form.
  return (
    objects.findLast((value) => keysIn(value) > 1) ??
    objects.findLast((value) => keysIn(value) === 1) ??
    null
  );
}

const longestText = 60_000;

const keysIn = (value: object): number =>
  Object.keys(value).filter((key) => key in nothingStated).length;

/** Every outermost JSON object of a text, in order. */
function objectsIn(text: string): readonly object[] {
  const objects: object[] = [];
  let at = text.indexOf('{');
  for (let tries = 0; at !== -1 && tries < mostTries; tries += 1) {
    const end = endOfObject(text, at);
    const value = end === null ? null : parseJson(text.slice(at, end));
    if (value !== null) objects.push(value);
    at = text.indexOf('{', value === null || end === null ? at + 1 : end);
  }
  return objects;
}

const mostTries = 200;

/** Where the braces that open at `start` are closed again, those in strings left out. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && isString) at += 1;
    else if (char === '"') isString = !isString;
    else if (char === '{' && !isString) depth += 1;
    else if (char === '}' && !isString) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function parseJson(json: string): object | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
