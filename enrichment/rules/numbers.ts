import type { Range } from '#core/enrichment.ts';

/** Spelled numbers in every supported language. */
export const numberWords: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one ein eine einem einen einer un une una uno um uma een één jeden jednego',
    'two zwei deux dos due dois duas twee dwa dwóch dwuletnie',
    'three drei trois tres tre três drie trzy trzech',
    'four vier quatre cuatro quattro quatro cztery czterech',
    'five fünf cinq cinco cinque vijf pięć pięciu',
    'six sechs seis sei zes sześć',
    'seven sieben sept siete sette sete zeven',
    'eight acht huit ocho otto oito',
    'nine neun neuf nueve nove negen',
    'ten zehn dix diez dieci dez tien dziesięć',
    'eleven',
    'twelve zwölf douze doce twaalf',
    'thirteen',
    'fourteen',
    'fifteen fünfzehn quinze quince vijftien',
  ].flatMap((row, i) => row.split(' ').map((word) => [word, i + 1])),
);

/** A whole number in a pattern, in figures or spelled. */
export const number = `(?:\\d{1,2}|${Object.keys(numberWords).join('|')})`;

/** The value of a number in figures or spelled, with a full stop or comma before the decimals. */
export const numberOf = (text: string): number =>
  numberWords[text] ?? Number(text.replace(',', '.'));

/** A number beside a word, and the bounds of both. */
export type RangeSaid = { readonly range: Range; readonly start: number; readonly end: number };

const figure = `(?:\\d{1,3}(?:[.,]\\d{1,2})?|${Object.keys(numberWords).join('|')})`;
const most =
  "up to|no more than|a maximum of|maximum(?: of)?|max\\.?|less than|under|bis zu|maximal|höchstens|jusqu[’']à|maximum|hasta|como máximo|até|fino a|massimo|tot|maximaal|do|maksymalnie|až";
const least =
  'at least|a minimum of|minimum(?: of)?|min\\.?|mindestens|mind\\.|ab|from|au moins|minimum|dès|al menos|mínimo(?: de)?|pelo menos|no mínimo|almeno|minimo|minimaal|ten minste|co najmniej|minimum|od|alespoň';
const join = '-|–|—|~|〜|～|to|bis|à|a|or|and|und|oder|of|et|ou|y|e|o|do|al|tot|of|lub|i';
const rangeIn = `(?:(?<upTo>${most})\\s+|(?<from>${least})\\s+)?(?<![\\p{Script=Latin}\\d.,/])(?<low>${figure})\\s*(?:\\(\\w{1,6}\\)\\s*)?%?\\s*(?<more>\\+)?(?:\\s*(?:${join})\\s*(?<high>${figure})\\s*(?:\\(\\w{1,6}\\)\\s*)?(?<evenMore>\\+)?)?`;

const before = new RegExp(`${rangeIn}[\\s-]*[かヶカケ]?$`, 'u');
const after = new RegExp(`^[^\\p{L}\\d]{0,3}${rangeIn}`, 'u');

/** How far before a word its number may begin. */
const reach = 48;

/** The number that ends right before a place in the text: "up to 3 ⟨days a week⟩". */
export function rangeBefore(lower: string, at: number): RangeSaid | null {
  const from = Math.max(0, at - reach);
  const lead = lower.slice(from, at);
  if (!hasNumberAtEnd(lead)) return null;
  const match = before.exec(lead);
  const range = rangeOf(match?.groups);
  if (match === null || range === null) return null;
  return { range, start: from + match.index, end: at };
}

/** Between a number and its unit: "6か月". */
const unitMark = /[\s-]*[かヶカケ]?$/u;

/** A quick look, since most of these words have no number beside them. */
function hasNumberAtEnd(lead: string): boolean {
  const last = /[\p{L}\p{N}+)%]+$/u.exec(lead.slice(-18).replace(unitMark, ''))?.[0] ?? '';
  return /[\d+)%]$/.test(last) || last in numberWords;
}

/** The number that begins right after a place in the text, at most three signs away. */
export function rangeAfter(lower: string, at: number): RangeSaid | null {
  const match = after.exec(lower.slice(at, at + reach));
  const range = rangeOf(match?.groups);
  if (match === null || range === null) return null;
  return { range, start: at, end: at + match[0].length };
}

function rangeOf(groups: RegExpExecArray['groups']): Range | null {
  if (groups?.low === undefined) return null;
  const low = numberOf(groups.low);
  const high = groups.high === undefined ? null : numberOf(groups.high);
  if (Number.isNaN(low) || (high !== null && (Number.isNaN(high) || high < low))) return null;
  if (high !== null) return { min: low, max: groups.evenMore === undefined ? high : null };
  if (groups.upTo !== undefined) return { min: null, max: low };
  const isOpen = groups.from !== undefined || groups.more !== undefined;
  return { min: low, max: isOpen ? null : low };
}

/** The same range with both ends changed. */
export const mapRange = ({ min, max }: Range, change: (end: number) => number): Range => ({
  min: min === null ? null : change(min),
  max: max === null ? null : change(max),
});
