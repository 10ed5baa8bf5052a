import { Education } from '#core/enrichment.ts';
import data from '../data/education.json' with { type: 'json' };
import { isWished } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

const degrees: Readonly<Record<Education, readonly string[]>> = data;

/** Abbreviations with other meanings, which need words about a degree nearby. */
const short = { bachelor: ['BS', 'BA'], master: ['MS', 'MA', 'JD'] };

/** Phrases that name a degree; values are rows of `Education`. */
export const educationCues: readonly Cue[] = [
  ...Object.entries(degrees).flatMap(([value, phrases]) =>
    phrases.map((phrase): Cue => ({ kind: 'education', phrase, value })),
  ),
  ...Object.entries(short).flatMap(([value, phrases]) =>
    phrases.map((phrase): Cue => ({ kind: 'education', phrase, value, exact: true, weak: true })),
  ),
];

const order: readonly string[] = Education.options;

/** The lowest education that a posting demands. */
export function readEducation(reading: Reading): Found<Education> | null {
  let best: Found<Education> | null = null;
  for (const hit of reading.hits('education')) {
    const value = Education.options.find((each) => each === hit.value);
    // A title names the training that is on offer: "Ausbildung zum Koch".
    if (value === undefined || hit.start < reading.title.length) continue;
    if (best !== null && order.indexOf(value) >= order.indexOf(best.value)) continue;
    const sentence = sentenceAt(reading.text, hit.start, hit.end);
    if (!speaksOfDegree(reading, hit, sentence.end)) continue;
    if (value !== 'none' && isWished(reading, hit, sentence, 'list')) continue;
    best = { value, quote: reading.text.slice(sentence.start, sentence.end) };
  }
  return best;
}

/**
 * "BS in Physics" and "a degree in law"; never "MS Office", "BA team", or the end of "master's
 * degree in".
 */
function speaksOfDegree(reading: Reading, hit: Hit, sentenceEnd: number): boolean {
  const after = reading.lower.slice(hit.end, Math.min(sentenceEnd, hit.end + 40));
  if (hit.weak) return /^(?:\s?\/(?!\s?(?:pm|qa))|,|\s+in\b|\s+or\b|\s+degree|\s*\()/.test(after);
  if (hit.value === 'secondary')
    return !/^\s+(?:students?|teachers?|pupils|curriculum|sports|age|level teach)/.test(after);
  if (!reading.lower.startsWith('degree', hit.start)) return true;
  return !higherBefore.test(reading.lower.slice(Math.max(0, hit.start - 14), hit.start));
}

const higherBefore =
  /(?:master|doctora|ph\.?d|advanced|graduate|associate|vocational|technical)\S*\s*$/;
