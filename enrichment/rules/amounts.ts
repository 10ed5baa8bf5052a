import { currencyBySign } from './currencies.ts';

/** One amount of money, or a range of two, as a text writes it. */
export type Amount = {
  readonly min: number;
  /** Null where one number stands alone. */
  readonly max: number | null;
  /** The currency's sign or code as written, lower case. */
  readonly sign: string;
  readonly start: number;
  readonly end: number;
};

const literal = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const signs = [...currencyBySign.keys()].toSorted((a, b) => b.length - a.length);
const alternatives = (some: readonly string[]): string => some.map(literal).join('|');
const isWord = (one: string): boolean => /^[a-zł]+$/.test(one);
// One look around for all words: each \p{L} costs milliseconds to compile.
const words = String.raw`(?<!\p{L})(?:${alternatives(signs.filter(isWord))})(?!\p{L})`;
const signPattern = `${alternatives(signs.filter((one) => !isWord(one)))}|${words}`;
const sign = `(${signPattern})`;
const digits = String.raw`(\d{1,3}(?:[.,'’\u00a0\u202f ]\d{2,3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?|\d{1,9}(?:[.,]\d{1,2}(?!\d))?)`;
const scale = String.raw`(?:\s?(k|tsd|thousand|lakhs?|lacs?|lpa|l|mio|mm|million|mn|m|bn|billion|b|crores?|cr)(?![\p{L}\p{N}]))?`;
const period = String.raw`(?:\s?(?:\/|per |an? |p\.?\s?)\s?(?:year|yr|annum|hour|hr|h|month|mo|day|week)(?!\p{L}))?(?:\s?gross|\s?brutto)?`;
const money = `${sign}?\\s?${digits}${scale}\\s?${sign}?`;
const amountPattern = new RegExp(
  `${money}(?:${period}\\s?(?:-|–|—|~|to|bis|and|und|à|a|hasta|until|through|up to)\\s?${money})?`,
  'gu',
);

/** Amounts with a currency in a piece of text, in lower case; positions are within the piece. */
export function findAmounts(piece: string): readonly Amount[] {
  return [...piece.matchAll(amountPattern)].flatMap((match) => {
    const amount = toAmount(match);
    return amount === null ? [] : [amount];
  });
}

function toAmount(match: RegExpExecArray): Amount | null {
  const [text, before1, low, lowScale, after1, before2, high, highScale, after2] = match;
  const written = before1 ?? after2 ?? before2 ?? after1;
  if (written === undefined || low === undefined) return null;
  const exact = [before1, after2, before2, after1].find((one) => one !== undefined && one !== '$');
  const max = high === undefined ? null : toNumber(high) * factor(highScale);
  const min =
    toNumber(low) * factor(lowScale ?? (isShortened(low, high, highScale) ? highScale : undefined));
  if (!Number.isFinite(min) || (max !== null && !Number.isFinite(max))) return null;
  const lead = text.length - text.trimStart().length;
  const start = match.index + lead;
  return { min, max, sign: exact ?? written, start, end: start + text.trim().length };
}

/** "95-120k" means 95k; "90,000-120k" does not mean 90,000k. */
const isShortened = (
  low: string,
  high: string | undefined,
  highScale: string | undefined,
): boolean => high !== undefined && highScale !== undefined && toNumber(low) < 1_000;

/** A number as written in English ("120,000.50"), German ("120.000,50"), Swiss or Indian style. */
export function toNumber(written: string): number {
  const parts = written.split(/[.,'’\u00a0\u202f ]/);
  const last = parts.at(-1) ?? '';
  const hasDecimals = parts.length > 1 && last.length <= 2;
  const whole = (hasDecimals ? parts.slice(0, -1) : parts).join('');
  return Number(hasDecimals ? `${whole}.${last}` : whole);
}

const factors: Readonly<Record<string, number>> = {
  k: 1_000,
  tsd: 1_000,
  thousand: 1_000,
  l: 100_000,
  lpa: 100_000,
  lac: 100_000,
  lacs: 100_000,
  lakh: 100_000,
  lakhs: 100_000,
  cr: 10_000_000,
  crore: 10_000_000,
  crores: 10_000_000,
};

/** Millions and billions are never pay: their factor puts them out of every range. */
const factor = (scale: string | undefined): number =>
  scale === undefined ? 1 : (factors[scale] ?? 1_000_000_000);
