import data from '../data/languages.json' with { type: 'json' };
import { isWished } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

const namesByLanguage: Readonly<Record<string, readonly string[]>> = data;

/** Spoken languages as written; the case tells Polish from polish. */
export const languageCues: readonly Cue[] = Object.entries(namesByLanguage).flatMap(
  ([value, names]) => names.map((phrase) => ({ kind: 'language', phrase, value, exact: true })),
);

/** The languages a posting demands, without optional ones and examples. */
export function findLanguages(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const hit of reading.hits('language')) {
    if (found.has(hit.value)) continue;
    const quote = askedFor(reading, hit);
    if (quote !== null) found.set(hit.value, quote);
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

const asks =
  /fluen|proficien|native|spoken|speak|bilingual|trilingual|written(?! in\b)|verbal|mother tongue|command of|language|business[- ]level|conversational|\b[abc][12]\b|advanced level|verhandlungssicher|fließend|flie[sß]s?end|kenntnisse|muttersprach|sprach|wort und schrift|courant|bilingue|maîtrise|parlé|fluido|nivel|dominio|hablado|communicat|kommuni|required|読み書き|ビジネス|ネイティブ/;
const notTheLanguage =
  /^[-\s](?:speaking (?:markets?|countries|customers|region)|markets?|customers?|culture|laws?|compan(?:y|ies)|teams?|office|subsidiary|translations?|teachers?|tutors?|employment|tax|government|army|cuisine|citizen|the\b|our\b|your\b|its\b|resumes?\b|cv\b|(?:is |are )?not (?:mandatory|required|necessary|needed))/;
const examples =
  /\b(?:e\.g|such as|at least one|one of|any of|one or more|another|additional|other)\b/;

function askedFor(reading: Reading, hit: Hit): string | null {
  if (notTheLanguage.test(reading.lower.slice(hit.end, hit.end + 28))) return null;
  const sentence = sentenceAt(reading.text, hit.start, hit.end);
  const words = reading.text.slice(hit.start, hit.end);
  const before = reading.lower.slice(sentence.start, hit.start);
  const inTitle = hit.start < reading.title.length;
  const asked =
    /kenntnisse/i.test(words) ||
    asks.test(
      inTitle
        ? reading.lower.slice(hit.start, sentence.end)
        : reading.lower.slice(sentence.start, sentence.end),
    );
  if (!asked || examples.test(before) || isWished(reading, hit, sentence, 'list')) return null;
  return reading.text.slice(sentence.start, sentence.end);
}
