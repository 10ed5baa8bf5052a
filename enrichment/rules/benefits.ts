import data from '../data/benefits.json' with { type: 'json' };
import type { Cue, Hit } from './phrases.ts';
import type { Found } from './quote.ts';
import type { Reading } from './reading.ts';

const phrasesByBenefit: Readonly<Record<string, readonly string[]>> = data;

/** Kinds of cover that count only in pairs: "medical, dental and vision". */
const covers: Readonly<Record<string, string>> = {
  medical: 'Health insurance',
  health: 'Health insurance',
  vision: 'Vision insurance',
};

/** Phrases for what employers offer; abbreviations only in capitals. */
export const benefitCues: readonly Cue[] = [
  ...Object.entries(covers).map(
    ([phrase, value]): Cue => ({ kind: 'benefit', phrase, value, weak: true }),
  ),
  ...Object.entries(phrasesByBenefit).flatMap(([value, phrases]) =>
    phrases.map(
      (phrase): Cue => ({ kind: 'benefit', phrase, value, exact: /^[A-Z]{3,5}$/.test(phrase) }),
    ),
  ),
];

/** The benefits that an employer offers, in order of mention, each with its words. */
export function findBenefits(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const hit of reading.hits('benefit')) {
    if (hit.start < reading.title.length || found.has(hit.value)) continue;
    if (hit.weak && !isBesideCover(reading.lower, hit)) continue;
    if (notOffered.test(reading.lower.slice(hit.end, hit.end + 40))) continue;
    found.set(hit.value, reading.text.slice(hit.start, hit.end));
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

const isBesideCover = (lower: string, hit: Hit): boolean =>
  /^[\s,&/]{1,3}(?:and\s)?(?:health|medical|dental|vision|mental health)\b/.test(
    lower.slice(hit.end, hit.end + 20),
  ) ||
  /\b(?:health|medical|dental|vision)[\s,&/]{1,3}(?:and\s)?$/.test(
    lower.slice(Math.max(0, hit.start - 14), hit.start),
  );

/** Words after a phrase that make it a trade, a customer or a product, not a benefit. */
const notOffered =
  /^\W{0,2}(?:\w+\W)?(?:industry|industries|sector|markets?|compan(?:y|ies)|providers?|claims|products?|customers?|clients?|carriers?|practices?|clinics?|technology|software|professionals?|hygienists?|administration|team|specialist|experience|policies|procedures)\b/;
