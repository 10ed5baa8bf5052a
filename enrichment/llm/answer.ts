import { z } from 'zod';
import type { Enrichment } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { type FactTable, gather, nothingStated } from '../define-fact.ts';
import { createQuoteFinder } from './quote.ts';

/** An answer as an enrichment, or the faults of its form, in words the model can act on. */
export type ReadAnswer =
  | { readonly ok: true; readonly enrichment: Enrichment }
  | { readonly ok: false; readonly problems: readonly string[] };

export type Form = {
  /** As a JSON schema, for `response_format`. */
  readonly schema: Readonly<Record<string, unknown>>;
  /**
   * Reads the model's answer about `posting`. Accepts code fences and talk around one JSON object,
   * and missing keys. Values that the posting does not support become "not stated", which is no
   * fault of form.
   */
  readonly read: (text: string, posting: RawPosting) => ReadAnswer;
};

/** The form with a field for every fact that the model is asked for. */
export function createForm(table: FactTable): Form {
  const Answer = z.object(fieldsOf(table));
  const blank = nothingStated(table);
  return {
    schema: jsonSchemaOf(Answer),
    read(text, posting) {
      const object = parseObject(text, Answer.shape);
      if (object === null) return { ok: false, problems: ['the answer is not one JSON object'] };
      const parsed = Answer.safeParse({ ...blank, ...object });
      if (parsed.success) return { ok: true, enrichment: check(table, parsed.data, posting) };
      const problems = parsed.error.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
      return { ok: false, problems: problems.slice(0, mostProblems) };
    },
  };
}

const mostProblems = 8;

type Fields = Readonly<Record<string, z.ZodType>>;

const fieldsOf = (table: FactTable): Fields =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, { ask }]) =>
      ask === null ? [] : [[name, ask.answer.form] as const],
    ),
  );

/**
 * Writes unions as `anyOf`: zod writes some as `type: ["string", "null"]`, which is legal but not
 * known to every engine.
 */
const jsonSchemaOf = (form: z.ZodType): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(z.toJSONSchema(form)), (_key, node) =>
    Array.isArray(node?.type) ? { anyOf: node.type.map((type: unknown) => ({ type })) } : node,
  );

/**
 * Checks the model's answer against the posting, each fact by its question. Evidence is the
 * posting's own wording; `confidence` is the share of claims that held.
 */
function check(
  table: FactTable,
  answer: Readonly<Record<string, unknown>>,
  posting: RawPosting,
): Enrichment {
  const texts = textsOf(posting);
  const asked = { posting, texts, find: createQuoteFinder(texts) };
  const claims: boolean[] = [];
  const { facts, evidence } = gather(table, (name, { ask, nothingStated: value }) => {
    if (ask === null) return { value, quote: null };
    const checked = ask.answer.check(answer[name], asked);
    claims.push(...checked.claims);
    return checked;
  });
  return { ...facts, confidence: shareOf(claims), provider: 'llm', evidence };
}

/** The texts of a posting that may be quoted; the model sees the same ones. */
function textsOf(posting: RawPosting): readonly string[] {
  const { title, descriptionText, company, department, team, level, locations } = posting;
  const places = locations.map(({ text }) => text);
  return [title, descriptionText, company, department, team, level, ...places].filter(
    (text) => text !== null,
  );
}

/** Share of the claims that held, 0 to 1; 0.5 without claims. */
function shareOf(claims: readonly boolean[]): number {
  if (claims.length === 0) return 0.5;
  return Math.round((claims.filter((held) => held).length / claims.length) * 100) / 100;
}

/**
 * The last JSON object in a text that has keys of the form. Models that think aloud do so first,
 * sometimes without end and with braces; fences and remarks follow. A form that is cut off contains
 * smaller objects, which are not the form.
 */
function parseObject(text: string, fields: Fields): object | null {
  const whole = parseJson(text);
  if (whole !== null) return whole;
  const keysIn = (value: object): number =>
    Object.keys(value).filter((key) => key in fields).length;
  const objects = objectsIn(text.slice(0, longestText));
  // A thought such as {"salary": …} is not yet the form.
  return (
    objects.findLast((value) => keysIn(value) > 1) ??
    objects.findLast((value) => keysIn(value) === 1) ??
    null
  );
}

const longestText = 60_000;

/** Every outermost JSON object in a text, in order. */
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

/** The end of the object that opens at `start`; ignores braces in strings. */
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
