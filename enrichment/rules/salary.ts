import { type Amount, findMoney } from '#core/amounts.ts';
import { currenciesSharing, currencyNamed, currencyOf } from '#core/currency.ts';
import type { Facts } from '#core/enrichment.ts';
import { isOtherSpan, periodAtStart, periodOfKind, periodsIn } from '#core/pay-period.ts';
import type { RawPosting, SalaryPeriod } from '#core/posting.ts';
import {
  type MoneyTalk,
  speaksOfOtherMoney,
  speaksOfPay,
  talkAfter,
  talkBefore,
} from './money-talk.ts';
import { joinEnds } from './pay-ends.ts';
import { isPlausiblePay, isTooLittle, periodBySize } from './pay-size.ts';
import { type Found, type Span, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

type Pay = Facts['salary'];

export type StatedSalary = NonNullable<Pay>;

/**
 * The pay a posting's text states: of several amounts the one that is most plainly the pay, the
 * first of equal ones. `countries` (ISO 3166-1) are the job's, to tell whose money "$" is.
 */
export function readSalary(
  reading: Reading,
  countries: readonly string[],
): Found<StatedSalary> | null {
  const amounts = findMoney(reading.lower);
  if (amounts.every(({ sign }) => sign === null)) return null;
  const lower = withoutTitle(reading);
  let best: Candidate | null = null;
  for (const amount of joinEnds(lower, amounts)) {
    const candidate = judge(reading.text, lower, amount, countries);
    if (candidate !== null && (best === null || candidate.score > best.score)) best = candidate;
  }
  return best === null ? null : { value: best.value, quote: best.quote };
}

export const isSamePay = (one: Pay, other: Pay): boolean =>
  one?.min === other?.min && one?.max === other?.max;

/**
 * The pay in the site's own field, which always wins. Missing currency and period come from words
 * that state the same amounts.
 */
export function payOfField({ salary }: RawPosting, read: Pay): Pay {
  if (salary === null) return null;
  const stated: Pay = { ...salary, source: 'structured' };
  return isSamePay(stated, read) ? completed(stated, read) : stated;
}

/** Completes the pay that was read with the known one; the site's own stays. */
export function mergePay(read: Pay, known: Pay): Pay {
  if (read === null || known === null) return read ?? known;
  if (known.source === 'structured') return known;
  return isSamePay(read, known) ? completed(read, known) : read;
}

const completed = (pay: StatedSalary, by: Pay): Pay => ({
  ...pay,
  currency: pay.currency ?? by?.currency ?? null,
  period: pay.period ?? by?.period ?? null,
});

type Candidate = Found<StatedSalary> & { readonly score: number };

/** The role's own name is not about money: "Revenue Operations Manager". */
function withoutTitle({ title, lower }: Reading): string {
  const name = title
    .toLowerCase()
    .replace(/\s*[(|,].*$/s, '')
    .trim();
  const [first = '', ...rest] = lower.split('\n');
  const body = rest.join('\n');
  const hidden = name.length < 4 ? body : body.replaceAll(name, ' '.repeat(name.length));
  return `${first}\n${hidden}`;
}

const leastScore = 3;
/** Base pay stands before on-target earnings. */
const base = /(?:\bbase\b|grundgehalt|fixgehalt|fixum)[^.]{0,60}$/;
const baseAfter = /^\W*base\b/;
const range = /\brange\b|between|\bfrom\b|spanne/;

/** The amount as pay, with a rank for how plain it is; null if it is something else. */
function judge(
  text: string,
  lower: string,
  amount: Amount,
  countries: readonly string[],
): Candidate | null {
  const { sign, start, end } = amount;
  if (sign === null || !isWrittenAsMoney(text.slice(start, end), sign)) return null;
  const sentence = sentenceAt(text, start, end, 220);
  const around = surroundings(lower, amount, sentence);
  const talk = talkOf(around, amount);
  if (talk === 'other') return null;
  const money = moneyOf(amount, around, text.slice(sentence.start, sentence.end), countries);
  if (money === null) return null;

  // "$18/hr" and "$60,000 a year" need no other word; "$500 a month" may be anything.
  const { stated, bySize } = money;
  const isPlain = stated === 'hour' || (stated === 'year' && bySize === 'year');
  const score =
    (talk === 'pay' ? 3 : 0) +
    (amount.max === null ? 0 : 3) +
    (isPlain ? 3 : stated === null ? 0 : 2) +
    (range.test(around.near) ? 1 : 0) +
    (base.test(around.lead) || baseAfter.test(around.trail) ? 1 : 0);
  const { currency, period } = money;
  if (score < leastScore) return null;
  return {
    value: { ...boundsOf(amount, around), currency, period, source: 'stated' },
    quote: text.slice(sentence.start, sentence.end),
    score,
  };
}

/** Codes and signs that are also words: only in the spelling used for money. */
const onlyAs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'COP MAD PEN PHP RON SAR TRY'.split(' ').map((code) => [code.toLowerCase(), code]),
  ),
  ft: 'Ft',
  r: 'R',
};

const isWrittenAsMoney = (written: string, sign: string): boolean =>
  written.includes(onlyAs[sign] ?? '');

type Surroundings = {
  readonly lead: string;
  /** The line above, if the amount begins its own. */
  readonly label: string;
  readonly trail: string;
  readonly inner: string;
  readonly near: string;
};

function surroundings(lower: string, { start, end }: Amount, sentence: Span): Surroundings {
  const lead = lower.slice(Math.max(sentence.start, start - 140), start);
  return {
    lead,
    label: /\p{L}/u.test(lead) ? '' : lineAbove(lower, start),
    trail: lower.slice(end, Math.min(sentence.end, end + 70)),
    inner: lower.slice(start, end),
    near: lower.slice(Math.max(sentence.start, start - 90), Math.min(sentence.end, end + 50)),
  };
}

/** The last line with words above a place: a heading such as "Salary". */
function lineAbove(lower: string, at: number): string {
  const lineStart = Math.max(0, lower.lastIndexOf('\n', at - 1));
  const lines = lower.slice(Math.max(0, lineStart - 60), lineStart).split('\n');
  return lines.findLast((line) => line.trim() !== '') ?? '';
}

/** No label of the next amount: "Bonus 1.000 €; Gehalt: 3.000 €". */
const basePay =
  /^[^\w;|•+]*(?:(?:per|an?|each) (?:year|annum|hour|month) |(?:annual|yearly|starting|gross|monthly|hourly) )*(?:base(?! of)|salary|salaries|wages?(?![a-z])|pay (?:rate|range)(?![a-z])|compensation|gehalt|salaire|salario|sueldo)(?!\s*:|\s(?:of |from |ab |von |de )?[$€£]?\d)/;
const otherNoun =
  /^\W*(?:[a-z-]+ ){0,2}(?:bonus(?:es)?(?! eligible)|stipends?|allowances?|credits?|reimbursements?|subsid[a-z]+|vouchers?|budgets?|grants?|funding|revenues?|quotas?)(?![a-z:])/;
/** "$90,000 plus equity", "16 € zzgl. Zuschläge": extras on top show that the amount is the pay. */
const onTop =
  /^[^.;\d]{0,30}?(?:\+|(?<![a-z])(?:plus|zzgl\.?|and|und|with|et|y)(?![a-z]))\s*(?:an? |\d[\d.,%]*\s?[-–]?\s?)*(?:(?:annual|performance|discretionary|great|full|excellent|generous) )?(?:bonus|benefits|equity|commission|401|health|insurance|stock|tips|pension|car(?![a-z])|housing|allowance|variable|super|vacation|prime|mutuelle|zuschläge|prestaciones|prov(?:ision)?)/;
const forOther = /^[^,;.]*?\b(?:in|of|for|to|towards?|on)\b/;

/** The kind of money an amount is, by the words that govern it; null for none. */
function talkOf({ lead, label, trail, near }: Surroundings, { max }: Amount): MoneyTalk {
  if (basePay.test(trail)) return 'pay';
  const before = talkBefore(lead) ?? talkBefore(label);
  const after = talkAfter(trail);
  if (before === 'other') return 'other';
  if (before === 'pay') {
    const isOther =
      after === 'other' && (otherNoun.test(trail) || (max === null && forOther.test(trail)));
    return isOther ? 'other' : 'pay';
  }
  if (after !== 'other' && onTop.test(trail)) return 'pay';
  const saysPay = speaksOfPay(near);
  if (after === 'other' || (speaksOfOtherMoney(near) && !(saysPay && max !== null))) return 'other';
  return saysPay ? 'pay' : null;
}

type Money = {
  readonly currency: string | null;
  readonly period: SalaryPeriod;
  readonly stated: SalaryPeriod | null;
  readonly bySize: SalaryPeriod | null;
};

/** Currency and period of an amount that are plausible for pay; null if none are. */
function moneyOf(
  { sign, min, max }: Amount,
  around: Surroundings,
  sentence: string,
  countries: readonly string[],
): Money | null {
  const named = currencyNamed(sentence, currenciesSharing(sign ?? ''));
  for (const currency of named === null ? currenciesOf(sign ?? '', countries) : [named]) {
    const size = currency ?? currenciesSharing(sign ?? '')[0] ?? null;
    const bySize = periodBySize(min, size);
    const stated = statedPeriod(around, bySize);
    const period = stated ?? bySize;
    if (period === null || (bySize === null && isOfOtherSpan(around))) return null;
    if (isPlausiblePay(min, max ?? min, size, period)) return { currency, period, stated, bySize };
    // In Bogotá "$4,000 a month" can only be US dollars.
    if (stated === null || !isTooLittle(max ?? min, size, period)) return null;
  }
  return null;
}

/** The possible currencies of a sign, likeliest first; empty if the countries disagree. */
function currenciesOf(sign: string, countries: readonly string[]): readonly (string | null)[] {
  const usual = currencyOf(sign, null);
  const own = new Set(countries.map((country) => currencyOf(sign, country)));
  if (own.size === 0 || own.has(usual)) return sign === 'r' ? [] : [usual];
  return own.size === 1 ? [...own, ...(sign === '$' ? [usual] : [])] : [];
}

const aside =
  /^(?:\([^)\d]{1,30}\)|[\s)+*,(]|(?:usd|eur|gbp|cad|aud|chf|gross|brutto|bruto|bruts?|net|netto|base|basis|fixed|fixe|ote|ctc|líquidos?|brutos?|netos?|lord[oai]|before tax|vat|[+] ?vat|dollars?|pesos?|euros?|vor steuern|hrubého|на руки|de|all-?in)(?![a-z])[.,]?)*/;

/**
 * The stated period of an amount: right after it, in it, before it, else after it in its sentence.
 */
function statedPeriod(
  { lead, label, trail, inner }: Surroundings,
  bySize: SalaryPeriod | null,
): SalaryPeriod | null {
  const direct = periodAtStart(trail.replace(aside, '')) ?? periodsIn(inner)[0];
  if (direct !== undefined && direct !== null) return direct;
  const announced = periodOfKind(lead) ?? periodOfKind(label);
  // "Monthly newsletter editor: $60,000"; a clearly yearly amount needs plainer words.
  if (bySize !== null) return announced === 'year' ? 'year' : null;
  return announced ?? periodOfKind(trail);
}

const isOfOtherSpan = ({ lead, trail }: Surroundings): boolean =>
  isOtherSpan(trail.slice(0, 30).replace(/[,;.].*$/s, '')) || isOtherSpan(lead.slice(-40));

const upTo =
  /(?<!\p{L})(?:up to|bis zu|bis|jusqu['’]à|hasta|até|fino a|tot|upp till|op til|opp til|do|до|maximum(?: of)?|max\.?|under)\s*$/u;
const from =
  /(?<!\p{L})(?:from|starting (?:at|from)|starts at|at least|ab|mindestens|à partir de|dès|desde|a partir de|a partire da|vanaf|från|fra|от|minimum(?: of)?|min\.?|od|over)\s*$/u;
const highest =
  /(?<!\p{L})(?:max(?:imum|\.)?|maxim[a-z]*|höchst[a-zäöüß]*|máxim[ao]|massim[ao])[^\d.;\n]{0,30}$/u;
const lowest =
  /(?<!\p{L})(?:[a-zäöüß-]*mindest[a-zäöüß]*|min(?:imum|\.)?|minim[a-z]*|mínim[ao])[^\d.;\n]{0,30}$/u;
const orMore = /^\s?(?:\+(?!\s?\p{L})|以上|起|이상|or more|and up)/u;

function boundsOf(
  amount: Amount,
  { lead, trail }: Surroundings,
): Pick<StatedSalary, 'min' | 'max'> {
  if (amount.max !== null) return { min: amount.min, max: amount.max };
  if (upTo.test(lead) || highest.test(lead)) return { min: null, max: amount.min };
  const isLowest = from.test(lead) || lowest.test(lead) || orMore.test(trail);
  return { min: amount.min, max: isLowest ? null : amount.min };
}
