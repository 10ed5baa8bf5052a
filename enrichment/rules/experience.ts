import { isOptional } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, type Span, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { isOfOthers } from './years-of-others.ts';

export type Years = { readonly min: number | null; readonly max: number | null };

/** The word "years" in every supported language; the number stands before it. */
export const yearCues: readonly Cue[] =
  'years|year|yrs|yr|yoe|jahre|jahren|jahr|ans|années|année|año|años|anni|anos|lat|lata|jaar|jaren|år|års'
    .split('|')
    .map((phrase) => ({ kind: 'years', phrase, value: phrase }));

const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one ein eine einem un una uno een',
    'two zwei deux dos due twee',
    'three drei trois tres tre drie',
    'four vier quatre cuatro quattro',
    'five fünf cinq cinco cinque vijf',
    'six sechs seis sei zes',
    'seven sieben sept siete sette zeven',
    'eight acht huit ocho otto',
    'nine neun neuf nueve nove negen',
    'ten zehn dix diez dieci tien',
    'eleven',
    'twelve zwölf douze doce twaalf',
    'thirteen',
    'fourteen',
    'fifteen fünfzehn quinze quince vijftien',
  ].flatMap((row, i) => row.split(' ').map((word) => [word, i + 1])),
);

const spelled = Object.keys(numberWords).join('|');
const number = `(\\d{1,2}|${spelled})`;
/** "5 (five)", "five (5+)", "3 to 5 (three to five)": repeats the same numbers. */
const again = '(?:\\([^()+]{1,20}(\\+)?\\)\\s*)?';
const amountBefore = new RegExp(
  `(?:(up to|bis zu|jusqu['’]à|hasta|tot|fino a|less than|maximum(?: of)?|max\\.?)\\s+)?(?<![\\p{L}\\p{N}.,$€£])${number}\\s*${again}(\\+|plus|or more|oder mehr|ou plus|o más|of meer)?\\s*(?:(?:-|–|—|to|bis|à|a|or|and|und|tot|oder|of)\\s*${number}\\s*${again}(\\+)?)?[\\s-]*$`,
  'u',
);

/** The demanded experience. Of several demands the largest counts: it contains the others. */
export function readExperience(reading: Reading): Found<Years> | null {
  let best: Found<Years> | null = null;
  for (const hit of reading.hits('years')) {
    const said = yearsAt(reading.lower, hit);
    if (said === null || demand(said.years) <= (best === null ? -1 : demand(best.value))) continue;
    const sentence = sentenceAt(reading.text, hit.start, hit.end);
    if (!isDemand(reading, hit, said, sentence)) continue;
    best = { value: said.years, quote: reading.text.slice(sentence.start, sentence.end) };
  }
  return best;
}

const demand = (years: Years): number => years.min ?? 0;

const mostYears = 25;

type Said = { readonly years: Years; readonly start: number };

/** "Years of experience: 5+", "Experience (years): 3-5". */
const amountAfter = new RegExp(
  `^\\)?(?: of)?(?: (?:relevant|work|working|professional|total|prior))*(?: experience| exp)?(?: required| needed)?\\s*[:|]\\s*(?:at least |min\\.? |minimum )?${number}\\s*(\\+)?(?:\\s*(?:-|–|to)\\s*${number}\\s*(\\+)?)?(?![\\d.,%/])`,
  'u',
);

/** The number beside the word "years", mostly before it, and the bounds of both. */
function yearsAt(lower: string, hit: Hit): Said | null {
  const from = Math.max(0, hit.start - 48);
  const before = amountBefore.exec(lower.slice(from, hit.start));
  if (before === null) return yearsInFact(lower, hit);
  const [, limit, least = '', , , most, moreInWords, more] = before;
  const years = yearsOf(least, most, moreInWords ?? more);
  const start = from + before.index;
  if (years === null || limit === undefined) return years === null ? null : { years, start };
  return { years: { min: null, max: years.min }, start };
}

function yearsInFact(lower: string, hit: Hit): Said | null {
  const match = amountAfter.exec(lower.slice(hit.end, hit.end + 70));
  if (match === null) return null;
  const said = lower.slice(Math.max(0, hit.start - 20), hit.end + match[0].length);
  if (!/experience|\bexp\b/.test(said)) return null;
  const [, least = '', , most, more] = match;
  const years = yearsOf(least, most, more);
  return years === null ? null : { years, start: hit.start };
}

function yearsOf(least: string, most: string | undefined, more: string | undefined): Years | null {
  const min = numberOf(least);
  const max = most === undefined ? null : numberOf(most);
  if (min > mostYears || (max !== null && (max <= min || max > mostYears))) return null;
  return { min, max: more === undefined ? max : null };
}

const numberOf = (text: string): number => numberWords[text] ?? Number(text);

const ofExperience =
  /experience|erfahrung|expérience|experiencia|esperienza|experiência|ervaring|erfarenhet|erfaring|doświadczeni|background|track record|\byoe\b|\bexp\b/;
const atWork =
  /^['’]?s?\s*(?:\+\s*)?(?:in (?:an? |the )?(?:similar|software|sales|marketing|product|engineering|design|industry|data|related)|as (?:an? )|working|of (?:professional|relevant|hands|progressive|work|industry|software|post|practical|proven|direct|full))/;

function isDemand(reading: Reading, hit: Hit, said: Said, sentence: Span): boolean {
  const words = reading.lower.slice(sentence.start, sentence.end);
  const after = reading.lower.slice(hit.end, hit.end + 40);
  if (!ofExperience.test(words) && !atWork.test(after)) return false;
  const least = said.years.min ?? said.years.max ?? 0;
  const isOthers = isOfOthers(reading, { start: said.start, end: hit.end, sentence, least });
  return !isOthers && !isOptional(reading, sentence);
}
