import { currenciesSharing, currencyOf, moneySigns, unitsPerDollar } from './currency.ts';
import { afterPeriod } from './pay-period.ts';

export type Amount = {
  readonly min: number;
  /** Null for a single number. */
  readonly max: number | null;
  /** The currency's sign or code as written, in lower case; null for a bare number. */
  readonly sign: string | null;
  readonly start: number;
  readonly end: number;
};

const neverPay = 1_000_000_000;

const scales: Readonly<Record<string, number>> = {
  ...scale(1_000, 'k tsd. tsd thousand tys. tys tis. tis тыс. тыс tusen mila mille mil mii'),
  ...scale(1_000, 'ribu rb bin ezer nghìn ngàn 千 천'),
  ...scale(10_000, '万 萬 만'),
  ...scale(100_000, 'lpa lakhs lakh lacs lac l'),
  ...scale(10_000_000, 'crores crore cr'),
  ...scale(1_000_000, 'millones millón'),
  ...scale(neverPay, 'billion milliarden mrd mld bn b 億 亿'),
  ...scale(
    neverPay,
    'millionen millions million milhões milioni mln млн mio mm mn m juta jt triệu tr',
  ),
};

/** Only currencies with small units pay in millions. */
const millions = new Set('million milhões mln млн mio mn m juta jt triệu tr'.split(' '));

function scale(factor: number, words: string): Record<string, number> {
  return Object.fromEntries(words.split(' ').map((word) => [word, factor]));
}

// Ranges of letters are cheaper to compile than \p{L}.
const letter = 'a-z\\u00df-\\u024f\\u0370-\\u052f';
const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const longestFirst = (words: Iterable<string>): string[] =>
  [...words].toSorted((a, b) => b.length - a.length);
const isWord = (sign: string): boolean => new RegExp(`^[${letter}]`).test(sign);

const signs = longestFirst(new Set(moneySigns.map((sign) => sign.toLowerCase())));
const symbolSigns = signs.filter((sign) => !isWord(sign)).map(literal);
const wordSigns = signs.filter(isWord).map(literal);
const sign = `(?:${symbolSigns.join('|')}|(?<![${letter}])(?:${wordSigns.join('|')})(?![${letter}]))`;
const groups = [',\\d{2,3}', '\\.\\d{3}', "['’]\\d{3}", '[\\u00a0\\u202f ]\\d{3}']
  .map((group) => `\\d{1,3}(?:${group}(?!\\d))+(?:[.,]\\d{1,2}(?!\\d))?`)
  .join('|');
const digits = `(?<!\\d|\\d[.,])(?:${groups}|\\d{1,9}(?:[.,]\\d{1,2}(?!\\d))?)(?!\\d)`;
/** "23万2,000円": the rest follows ten thousands. */
const myriads = '万萬만';
const scaleWord = `(?:(?:${longestFirst(Object.keys(scales)).map(literal).join('|')})(?![${letter}\\d])|[${myriads}](?=\\d))`;
const scaleBeforeSign = `(?:k|m|tys|tis|mil)(?=(?:${wordSigns.filter((word) => word.length > 1).join('|')})(?![${letter}]))`;
/** "4.500,-", "CHF 6'000.--" */
const noCents = '(?:[.,][-–—]{1,2}(?!\\s?[$€£]?\\d))?';
const money = new RegExp(
  `(?:(${sign})\\)?:?\\s{0,2})?(${digits})(?:\\s?(${scaleWord}|${scaleBeforeSign}))?${noCents}(?:\\s?\\(?(${sign})\\)?(?!\\s?\\d))?`,
  'g',
);

/** Amounts in a piece of lower-case text, bare numbers included; positions are within the piece. */
export function findAmounts(piece: string): readonly Amount[] {
  const numbers = joinMyriads([...piece.matchAll(money)].map(toNumberWritten));
  const amounts: Amount[] = [];
  for (let i = 0; i < numbers.length; i += 1) {
    const low = numbers[i];
    const high = numbers[i + 1];
    if (low === undefined) continue;
    const joined = high !== undefined && areJoined(piece, low, high) ? high : null;
    amounts.push(joined === null ? toAmount(low) : toRange(low, joined));
    if (joined !== null) i += 1;
  }
  return amounts;
}

type Written = {
  readonly value: number;
  readonly scale: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly start: number;
  readonly end: number;
};

function toNumberWritten(match: RegExpExecArray): Written {
  const [text, before = null, number = '', scaleWritten = null, after = null] = match;
  return {
    value: toNumber(number),
    scale: scaleWritten,
    before,
    // "12-18 LPA": the word is both scale and currency.
    after: after ?? (scaleWritten !== null && isMoney.has(scaleWritten) ? scaleWritten : null),
    start: match.index,
    end: match.index + text.length,
  };
}

/** "23万" and "2,000円" right after it are one number. */
function joinMyriads(numbers: readonly Written[]): readonly Written[] {
  if (!numbers.some(isMyriad)) return numbers;
  const joined: Written[] = [];
  for (const number of numbers) {
    const last = joined.at(-1);
    const isRest = last !== undefined && isMyriad(last) && number.start === last.end;
    const rest = isRest ? restOfMyriads(number) : null;
    if (rest === null || last === undefined) joined.push(number);
    else {
      const { before, start } = last;
      const value = last.value * 10_000 + rest;
      joined[joined.length - 1] = { ...number, before, start, value, scale: null };
    }
  }
  return joined;
}

/** "2,000" or "5千", under ten thousand. */
function restOfMyriads({ value, scale: unit }: Written): number | null {
  const rest = unit === '千' || unit === '천' ? value * 1_000 : unit === null ? value : null;
  return rest !== null && rest < 10_000 ? rest : null;
}

const isMyriad = ({ scale, after }: Written): boolean =>
  scale !== null && myriads.includes(scale) && after === null;

const isMoney = new Set(signs);
const signOf = (...written: readonly (string | null)[]): string | null => {
  const all = written.filter((one) => one !== null);
  return all.find((one) => currenciesSharing(one).length === 0) ?? all[0] ?? null;
};

const toAmount = ({ value, scale: unit, before, after, start, end }: Written): Amount => {
  const by = signOf(before, after);
  return { min: value * factorOf(unit, by), max: null, sign: by, start, end };
};

function toRange(low: Written, high: Written): Amount {
  const by = signOf(low.before, high.after, high.before, low.after);
  const [min, max] = valuesOf(low, high, by);
  return { min, max, sign: by, start: low.start, end: high.end };
}

/** "95-120k" means 95k and "80k-100" means 100k, but "90,000-120k" does not mean 90,000k. */
function valuesOf(low: Written, high: Written, by: string | null): readonly [number, number] {
  const lowUnit = low.scale ?? (low.value <= high.value ? high.scale : null);
  const highUnit = high.scale ?? (high.value < 1_000 ? low.scale : null);
  return [low.value * factorOf(lowUnit, by), high.value * factorOf(highUnit, by)];
}

function factorOf(unit: string | null, by: string | null): number {
  if (unit === null) return by !== null && /^[kt](?:€|eur|chf|kr)$/.test(by) ? 1_000 : 1;
  // "$40 mil" is forty million, "40 mil euros" forty thousand.
  if (unit === 'mil' && by === '$') return neverPay;
  const isOfSmallUnits = by !== null && unitsPerDollar(currencyOf(by, null)) >= 100;
  return millions.has(unit) && isOfSmallUnits ? 1_000_000 : (scales[unit] ?? 1);
}

const longestGap = 40;
const joiner =
  /^(?:[-–—−‐‑~〜～至]|から|to|up to|bis(?: zu)?|hasta|until|through|thru|till|til|tot|do|до|à|a|jusqu['’]à|fino a|até|sampai|đến|s\/d)\s*(?:(?:a )?max(?:imum|imal|\.)?(?: of)?)?\s*$/;
const conjunction = /^(?:and|und|et|y|e|en|och|og|i|și|и|και|és|ja|dan)\s*$/;
const between =
  /(?:between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|między|mezi|medzi|între|между|μεταξύ|antara)\s[^.;\d]{0,20}$/;
const side = /^[\s)]*(?:(?:gross|brutto|bruto|bruts?|lordi|net|netto)\s*)?/;

/** True if the words between two amounts make them the ends of one range: " € brutto bis ". */
export const joinsEnds = (gap: string): boolean => joiner.test(withoutSides(gap));

const withoutSides = (gap: string): string => afterPeriod(gap.replace(side, '')).replace(side, '');

function areJoined(piece: string, low: Written, high: Written): boolean {
  if (high.start - low.end > longestGap) return false;
  const gap = piece.slice(low.end, high.start);
  const isRange =
    joinsEnds(gap) ||
    (conjunction.test(withoutSides(gap)) &&
      between.test(piece.slice(Math.max(0, low.start - 40), low.start)));
  if (!isRange) return false;
  const isSigned = (one: Written): boolean => (one.before ?? one.after) !== null;
  if (isSigned(low) && isSigned(high)) return true;
  // "Level 5 - $50,000" is no range.
  const [min, max] = valuesOf(low, high, signOf(low.before, high.after, high.before, low.after));
  return isSigned(low) || (max >= min && max <= widestRatio * min);
}

/** Widest honest range: the top at most five times the bottom. */
export const widestRatio = 5;

/** A number written in English ("120,000.50"), German ("120.000,50"), Swiss or Indian style. */
export function toNumber(written: string): number {
  const parts = written.split(/[.,'’\u00a0\u202f ]/);
  const last = parts.at(-1) ?? '';
  const hasDecimals = parts.length > 1 && last.length <= 2;
  const whole = (hasDecimals ? parts.slice(0, -1) : parts).join('');
  return Number(hasDecimals ? `${whole}.${last}` : whole);
}

const reach = 60;
/** Bounds the cost of a page of rubbish; real texts name fewer amounts. */
const mostPlaces = 400;

/** `findAmounts` for a whole lower-case text: reads closely only around signs of money. */
export function findMoney(lower: string): readonly Amount[] {
  const spans: { start: number; end: number }[] = [];
  for (const index of placesOfMoney(lower)) {
    const lineEnd = lower.indexOf('\n', index);
    const start = Math.max(lower.lastIndexOf('\n', index - 1) + 1, index - reach);
    const end = Math.min(lineEnd === -1 ? lower.length : lineEnd, index + reach);
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans.flatMap(({ start, end }) =>
    findAmounts(lower.slice(start, end)).map((amount) => ({
      ...amount,
      start: start + amount.start,
      end: start + amount.end,
    })),
  );
}

const symbols = [...new Set(signs.join(''))].filter((one) => /[\p{Sc}円元원]/u.test(one)).join('');
const symbolOrNumber = new RegExp(`[${symbols}]|\\d[\\d.,'’]*`, 'g');
const wordsOfMoney = new Set([
  ...signs,
  ...signs.map((one) => one.replace(/\.$/, '')),
  ...Object.keys(scales),
]);

/** Positions of currency symbols, and of numbers beside a word for money. */
function placesOfMoney(lower: string): readonly number[] {
  const places: number[] = [];
  for (const { 0: found, index } of lower.matchAll(symbolOrNumber)) {
    if (places.length === mostPlaces) break;
    const isNumber = /^\d/.test(found);
    if (!isNumber || isBesideMoney(lower, index, index + found.length)) places.push(index);
  }
  return places;
}

function isBesideMoney(lower: string, start: number, end: number): boolean {
  const before = /([^\s\d(:]{1,10}?)\.?\)?:?\s{0,2}$/.exec(
    lower.slice(Math.max(0, start - 12), start),
  )?.[1];
  const after = /^\s?\(?([^\s\d()/.,;:-]{1,10})/.exec(lower.slice(end, end + 14))?.[1];
  return wordsOfMoney.has(before ?? '') || wordsOfMoney.has(after ?? '');
}
