import type { Enrichment } from '#core/enrichment.ts';
import { type Amount, findAmounts } from './amounts.ts';
import { currencyBySign, currencyOf } from './currencies.ts';
import { isPlausiblePay, periodBySize, statedPeriod } from './pay-period.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, type Span, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Pay as an enrichment holds it. */
export type StatedSalary = NonNullable<Enrichment['salary']>;

/** Signs and codes that announce an amount; codes only in capitals, since "try" is a word. */
export const moneyCues: readonly Cue[] = [...currencyBySign].map(([sign, code]) => ({
  kind: 'money',
  phrase: sign === code.toLowerCase() ? code : sign,
  value: code,
  exact: sign === code.toLowerCase(),
}));

/**
 * The pay a posting's text states: of several amounts the one that most plainly is the pay, of
 * equals the first. `country` is where the job is, if that is one country: whose dollar "$" means.
 */
export function readSalary(reading: Reading, country: string | null): Found<StatedSalary> | null {
  let best: Candidate | null = null;
  let seenTo = 0;
  for (const hit of reading.hits.money) {
    if (hit.start < seenTo || !hasDigitNear(reading.text, hit)) continue;
    const window = windowAround(reading.text, hit);
    for (const amount of findAmounts(reading.lower.slice(window.start, window.end))) {
      const candidate = judge(reading, amount, window.start, country);
      if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
    }
    seenTo = window.end;
  }
  return best === null ? null : { value: best.value, quote: best.quote };
}

type Candidate = Found<StatedSalary> & { readonly score: number };

const hasDigitNear = (text: string, hit: Hit): boolean =>
  /\d/.test(text.slice(Math.max(0, hit.start - 9), hit.end + 4));

/** The line from a little before the sign; long enough for a range and its words. */
function windowAround(text: string, hit: Hit): Span {
  const lineStart = text.lastIndexOf('\n', hit.start - 1) + 1;
  const lineEnd = text.indexOf('\n', hit.end);
  return {
    start: Math.max(lineStart, hit.start - 30),
    end: Math.min(lineEnd === -1 ? text.length : lineEnd, hit.end + 160),
  };
}

const pay =
  /salar|compensation|\bpay\b|wage|remuneration|\bbase\b|\bote\b|on[- ]target|earn|hourly rate|\brates?\b|gehalt|vergütung|lohn|verdienst|salaire|rémunération|retribuci|sueldo|wynagrodzenie|\bral\b|\bctc\b|package|brutto|gross/;
const notPay =
  /401|fund(?:ed|ing)|raised|\braise\b|series [a-f]\b|revenue|\barr\b|valu(?:ed|ation)|market|budget|portfolio|assets|\baum\b|stipend|reimburse|allowance|donat|\bmatch|quota|\bsaving|\bgmv\b|transaction|\bworth\b|deal|\bacv\b|referral|tuition|relocat|wellness|voucher|contribution|insurance|deduct|sign[- ]?(?:on|ing)|credit|subsid|equipment|learning|per diem|backed|invest|customers|\bfine\b|processed|volume|spend|bonus (?:of|up to)|discount|gift|membership|premium/;
/** Even beside words for pay and in a range, these are about other money. */
const neverPay = /401|fund(?:ed|ing)|raised|series [a-f]\b|revenue|valuation|bonus of/;
const range = /\brange\b|between|\bfrom\b|spanne/;
const leastScore = 3;

/** The amount as pay, with how plainly it is so; null where it is something else. */
function judge(
  reading: Reading,
  amount: Amount,
  offset: number,
  country: string | null,
): Candidate | null {
  const { lower, text } = reading;
  const start = offset + amount.start;
  const end = offset + amount.end;
  const sentence = sentenceAt(text, start, end, 220);
  const near = lower.slice(Math.max(sentence.start, start - 90), Math.min(sentence.end, end + 50));
  const isRange = amount.max !== null;
  const saysPay = pay.test(near) || pay.test(lineBefore(lower, start));
  if (notPay.test(near) && !(saysPay && isRange && !neverPay.test(near))) return null;

  const before = lower.slice(Math.max(sentence.start, start - 40), start);
  const after = lower.slice(end, end + 40);
  const currency = currencyOf(amount.sign, country);
  const stated = statedPeriod(before, after, near);
  const bySize = periodBySize(amount.min, currency);
  const period = stated ?? bySize;
  if (period === null) return null;
  if (!isPlausiblePay(amount.min, amount.max ?? amount.min, currency, period)) return null;

  // "$18/hr" and "$60,000 a year" need no other word; "$500 a month" may be anything.
  const isPlain = stated === 'hour' || (stated === 'year' && bySize === 'year');
  const score =
    (saysPay ? 3 : 0) +
    (isRange ? 3 : 0) +
    (isPlain ? 3 : stated === null ? 0 : 2) +
    (range.test(near) ? 1 : 0);
  if (score < leastScore) return null;
  return {
    value: { ...boundsOf(amount, before, after), currency, period, source: 'stated' },
    quote: text.slice(sentence.start, sentence.end),
    score,
  };
}

/** The last line with words above a place: a heading such as "Salary". */
function lineBefore(lower: string, at: number): string {
  const lineStart = Math.max(0, lower.lastIndexOf('\n', at - 1));
  const lines = lower.slice(Math.max(0, lineStart - 60), lineStart).split('\n');
  return lines.findLast((line) => line.trim() !== '') ?? '';
}

const upTo = /(?:up to|bis zu|bis|jusqu['’]à|hasta|maximum(?: of)?|max\.?|under)\s*$/;
const from =
  /(?:\bfrom|starting at|starts at|at least|\bab|mindestens|à partir de|dès|desde|minimum(?: of)?|min\.?|\bod|over)\s*$/;

function boundsOf(
  amount: Amount,
  before: string,
  after: string,
): Pick<StatedSalary, 'min' | 'max'> {
  if (amount.max !== null) return { min: amount.min, max: amount.max };
  if (upTo.test(before)) return { min: null, max: amount.min };
  const isLowest = from.test(before) || /^\s?\+/.test(after);
  return { min: amount.min, max: isLowest ? null : amount.min };
}
