import { z } from 'zod';

export type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
};

type Posting = { readonly title: string; readonly text: string };

const Page = z.object({ lines: z.array(z.string()) });
const Question = z.object({ posting: z.object({ title: z.string(), text: z.string() }) });

/**
 * Answers like a careful model: facts with verbatim quotes from the posting in the user message.
 * Leaves unknown fields empty.
 */
export function answerFor(schema: Schema, userMessage: string): unknown {
  const lines = linesIn(userMessage);
  if (lines !== null) return { openings: openingsIn(lines) };
  const posting = postingIn(userMessage);
  const whole = fill(schema);
  if (posting === null || !isRecord(whole)) return whole;
  const found = Object.keys(whole).flatMap((key) => {
    const value = readers[key]?.(posting);
    return value === undefined || value === null ? [] : [[key, value] as const];
  });
  return { ...whole, ...Object.fromEntries(found) };
}

function linesIn(userMessage: string): readonly string[] | null {
  try {
    return Page.parse(JSON.parse(userMessage)).lines;
  } catch {
    return null;
  }
}

/** A few words, and below them one word for the place. */
function openingsIn(lines: readonly string[]): readonly unknown[] {
  return lines.flatMap((line, n) => {
    const [, number, title] = /^(\d+) (?:> )?(\p{Lu}\p{L}+(?: \p{L}+){1,3})$/u.exec(line) ?? [];
    const [, place] = /^\d+ (\p{Lu}\p{L}+)$/u.exec(lines[n + 1] ?? '') ?? [];
    return title === undefined || place === undefined
      ? []
      : [{ line: Number(number), title, place, link: null }];
  });
}

function fill(schema: Schema): unknown {
  const choices = schema.anyOf ?? [];
  if (choices.length > 0) {
    return choices.some(({ type }) => type === 'null') ? null : fill(choices[0] ?? {});
  }
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'array') return [];
  if (schema.type === 'number' || schema.type === 'integer') return 0;
  if (schema.type === 'boolean') return false;
  if (schema.type === 'string') return '';
  const entries = Object.entries(schema.properties ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, fill(value)]));
}

function postingIn(userMessage: string): Posting | null {
  try {
    return Question.parse(JSON.parse(userMessage)).posting;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Reader = (posting: Posting) => unknown;

/** A fact if `pattern` matches; its value comes from the first row with a matching sign. */
const fact =
  (rows: readonly (readonly [RegExp, unknown])[]): Reader =>
  ({ title, text }) => {
    for (const [sign, value] of rows) {
      const quote = (sign.exec(title) ?? sign.exec(text))?.[0];
      if (quote !== undefined) return { quote, value };
    }
    return null;
  };

const words =
  (pattern: RegExp): Reader =>
  ({ text }) => [...new Set(text.match(pattern) ?? [])];

const readers: Readonly<Record<string, Reader>> = {
  normalizedTitle: ({ title }) => title.replace(/\s*[([].*$/, ''),
  jobFamily: fact([
    [/\b(engineer|developer)\b/i, 'Software Engineering'],
    [/\bdesigner\b/i, 'Design'],
  ]),
  seniority: fact([
    [/\bintern(ship)?\b/i, 'intern'],
    [/\bjunior\b/i, 'junior'],
    [/\b(senior|sr)\b/i, 'senior'],
    [/\bstaff\b/i, 'staff'],
    [/\bprincipal\b/i, 'principal'],
    [/\bdirector\b/i, 'director'],
    [/\bmanager\b/i, 'manager'],
  ]),
  employmentType: fact([
    [/\bfull[- ]time\b/i, 'full_time'],
    [/\bpart[- ]time\b/i, 'part_time'],
    [/\bcontractor\b/i, 'contract'],
  ]),
  workplace: fact([
    [/\bhybrid\b/i, 'hybrid'],
    [/\bremote(ly)?\b/i, 'remote'],
    [/\bon-?site\b/i, 'onsite'],
  ]),
  education: fact([
    [/\b(phd|doctorate)\b/i, 'doctorate'],
    [/\bmaster['’]?s\b/i, 'master'],
    [/\bbachelor['’]?s\b/i, 'bachelor'],
  ]),
  visaSponsorship: fact([
    [/\b(no|not offer) (visa )?sponsorship\b|\bsponsorship is not available\b/i, false],
    [/\bvisa sponsorship\b/i, true],
  ]),
  salary: ({ text }) => {
    const range =
      /([$€£])(\d+),(\d{3})\s*[-–—]\s*[$€£]?(\d+),(\d{3})(?: [A-Z]{3})?( (?:per|a) year| annually)?/;
    const [quote, sign = '', a, b, c, d, yearly] = range.exec(text) ?? [];
    if (quote === undefined) return null;
    const currency = { $: 'USD', '€': 'EUR', '£': 'GBP' }[sign] ?? null;
    const period = yearly === undefined ? null : 'year';
    return { quote, min: Number(`${a}${b}`), max: Number(`${c}${d}`), currency, period };
  },
  experienceYears: ({ text }) => {
    const [quote, min] = /(\d{1,2})\+? years/i.exec(text) ?? [];
    return quote === undefined ? null : { quote, min: Number(min), max: null };
  },
  skills: words(/\b(TypeScript|JavaScript|Python|Go|SQL|PostgreSQL|React|Kubernetes|AWS|Excel)\b/g),
  benefits: words(/\b(equity|parental leave|health insurance|401\(?k\)?|stock options)/gi),
  languages: words(/\b(English|German|French|Italian|Spanish)\b/g),
  summary: ({ text }) => /[^.\n]{20,200}\./.exec(text)?.[0].trim(),
};
