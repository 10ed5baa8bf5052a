import { isOptional } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, type Span, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Years of experience asked for; an open end is null. */
export type Years = { readonly min: number | null; readonly max: number | null };

/** The word "years" in the languages read; the number is looked for before it. */
export const yearCues: readonly Cue[] =
  'years|year|yrs|yr|yoe|jahre|jahren|jahr|ans|années|années|año|años|anni|anos|lat'
    .split('|')
    .map((phrase) => ({ kind: 'years', phrase, value: phrase }));

const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one ein eine einem un una uno',
    'two zwei deux dos due',
    'three drei trois tres tre',
    'four vier quatre cuatro',
    'five fünf cinq cinco',
    'six sechs seis',
    'seven sieben sept siete',
    'eight acht huit ocho',
    'nine neun neuf nueve',
    'ten zehn dix diez',
    'eleven',
    'twelve zwölf douze doce',
  ].flatMap((row, i) => row.split(' ').map((word) => [word, i + 1])),
);

const number = `(\\d{1,2}|${Object.keys(numberWords).join('|')})`;
const amountBefore = new RegExp(
  `(?:(up to|bis zu|jusqu['’]à|hasta|less than|maximum(?: of)?|max\\.?)\\s+)?(?<![\\p{L}\\p{N}.,$€£])${number}\\s*(?:\\(\\d{1,2}\\)\\s*)?(\\+|plus|or more|oder mehr|ou plus|o más)?\\s*(?:(?:-|–|—|to|bis|à|a|or|and|und)\\s*${number}\\s*(\\+)?)?[\\s-]*$`,
  'u',
);

/** The experience asked for. Of several demands the largest counts: it contains the others. */
export function readExperience(reading: Reading): Found<Years> | null {
  let best: Found<Years> | null = null;
  for (const hit of reading.hits.years) {
    const years = yearsBefore(reading.lower.slice(Math.max(0, hit.start - 40), hit.start));
    if (years === null || demand(years) <= (best === null ? -1 : demand(best.value))) continue;
    const sentence = sentenceAt(reading.text, hit.start, hit.end);
    if (!isDemand(reading, hit, sentence)) continue;
    best = { value: years, quote: reading.text.slice(sentence.start, sentence.end) };
  }
  return best;
}

const demand = (years: Years): number => years.min ?? 0;

const mostYears = 25;

function yearsBefore(before: string): Years | null {
  const match = amountBefore.exec(before);
  if (match === null) return null;
  const first = numberOf(match[2] ?? '');
  const second = match[4] === undefined ? null : numberOf(match[4]);
  if (first > mostYears || (second !== null && (second <= first || second > mostYears)))
    return null;
  if (match[1] !== undefined) return { min: null, max: first };
  return { min: first, max: match[5] === '+' ? null : second };
}

const numberOf = (text: string): number => numberWords[text] ?? Number(text);

const ofExperience =
  /experience|erfahrung|expérience|experiencia|esperienza|experiência|doświadczeni|background|track record|\byoe\b/;
const atWork =
  /^['’]?s?\s*(?:\+\s*)?(?:in (?:an? |the )?(?:similar|software|sales|marketing|product|engineering|design|industry|data|related)|as (?:an? )|working|of (?:professional|relevant|hands|progressive|work|industry|software|post|practical|proven|direct|full))/;
const notAsked =
  /\byears? (?:of age|old|ago|in business|in a row|vesting)|\b(?:last|past|next|previous|coming|recent|first|every|each|per|within|after|founded) (?:\S+ ){0,3}years?\b|year (?:degree|college|program|contract|plan|term|anniversary|bachelor|cliff|university)|\b(?:we|company|team|firm|founders?|which|who|that)(?:['’]ve| have| has)? (?:been|brings?|combined|over)\b|combined|track record of (?:over|more than) \d|our (?:\w+ ){0,3}(?:has|have|brings?)\b|\bans et plus d['’]âge|jahre alt/;

function isDemand(reading: Reading, hit: Hit, sentence: Span): boolean {
  const words = reading.lower.slice(sentence.start, sentence.end);
  const after = reading.lower.slice(hit.end, hit.end + 40);
  if (!ofExperience.test(words) && !atWork.test(after)) return false;
  return !notAsked.test(words) && !isOptional(reading, sentence);
}
