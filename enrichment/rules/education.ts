import type { Education } from '#core/enrichment.ts';
import { isWished } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words for each degree; abbreviations with other meanings need words about a degree nearby. */
const rows: readonly { value: Education; phrases: string; weak?: true }[] = [
  {
    value: 'none',
    phrases:
      "no degree required|degree not required|degree is not required|no degree necessary|no college degree|no formal education|don't need a degree",
  },
  {
    value: 'secondary',
    phrases:
      'high school diploma|high school degree|high school|GED|secondary school|abitur|baccalauréat|bachillerato|fachabitur|mittlere reife',
  },
  {
    value: 'vocational',
    phrases:
      'vocational training|vocational school|trade school|associate degree|associate’s degree|technical diploma|abgeschlossene ausbildung|abgeschlossene berufsausbildung|berufsausbildung|kaufmännische ausbildung|formación profesional|ciclo formativo|bac +2|bts|ausbildung als|ausbildung im|ausbildung zum|ausbildung zur',
  },
  {
    value: 'bachelor',
    phrases:
      'bachelor’s|bachelors|bachelor degree|bachelor|undergraduate degree|university degree|college degree|degree in|four-year degree|4-year degree|bsc|b.sc|b.s.|b.a.|b.tech|btech|btech/mtech|abgeschlossenes studium|hochschulabschluss|hochschulstudium|studium der|studium im|licence|bac +3|grado en|grado universitario|licenciatura|titulación universitaria|diplôme universitaire',
  },
  {
    value: 'master',
    phrases:
      'master’s|masters degree|master degree|master of science|msc|m.sc|m.s.|mba|m.tech|mtech|masterabschluss|masterstudium|bac +5|diplôme d’ingénieur|école d’ingénieur|máster',
  },
  {
    value: 'doctorate',
    phrases: 'phd|ph.d|doctorate|doctoral degree|promotion in|doctorat|doctorado',
  },
  { value: 'bachelor', phrases: 'BS|BA', weak: true },
  { value: 'master', phrases: 'MS|MA', weak: true },
];

/** Phrases that name a degree; values are rows of `Education`. */
export const educationCues: readonly Cue[] = rows.flatMap(({ value, phrases, weak }) =>
  phrases.split('|').map(
    (phrase): Cue => ({
      kind: 'education',
      phrase,
      value,
      exact: weak ?? false,
      weak: weak ?? false,
    }),
  ),
);

const order: readonly string[] = [
  'none',
  'secondary',
  'vocational',
  'bachelor',
  'master',
  'doctorate',
];

export function readEducation(reading: Reading): Found<Education> | null {
  let best: Found<Education> | null = null;
  for (const hit of reading.hits('education')) {
    const value = rows.find((row) => row.value === hit.value)?.value;
    if (value === undefined || (best !== null && order.indexOf(value) >= order.indexOf(best.value)))
      continue;
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
    return !/^\s+(?:students?|teachers?|curriculum|sports)/.test(after);
  if (!reading.lower.startsWith('degree', hit.start)) return true;
  return !higherBefore.test(reading.lower.slice(Math.max(0, hit.start - 14), hit.start));
}

const higherBefore =
  /(?:master|doctora|ph\.?d|advanced|graduate|associate|vocational|technical)\S*\s*$/;
