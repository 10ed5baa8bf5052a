import type { SalaryPeriod } from '#core/posting.ts';
import { unitsPerDollar } from './currencies.ts';

const after = (units: string, alone: string): RegExp =>
  new RegExp(
    `^(?:(?:/\\s?-?|(?:per|an?|je|pro|par|por|im|al)\\s|l['’]|p\\.\\s?)(?:${units})(?!\\p{L})|(?:${alone}))`,
    'u',
  );

/** Words right after an amount: "/hr", "per month", "p.a.". */
const following: readonly (readonly [SalaryPeriod, RegExp])[] = [
  ['hour', after('hours?|hrs?|h|stunde|std|heure|hora|godz', 'hourly|ph(?!\\p{L})')],
  ['day', after('days?|tag|jour|día|d', 'daily')],
  ['week', after('weeks?|wk|woche|semaine|semana', 'weekly')],
  ['month', after('months?|mo|monat|mois|mes|mies|miesiąc', 'monthly|monatlich|mensuel')],
  [
    'year',
    after('years?|yr|y|annum|a|jahr|année|an|año|rok', 'annual|yearly|pa(?!\\p{L})|lpa|jährlich'),
  ],
];

/** Words elsewhere in the sentence: "annual base salary", "Stundenlohn". */
const around: readonly (readonly [SalaryPeriod, RegExp])[] = [
  ['hour', /hourly|per hour|stundenlohn|taux horaire/],
  ['month', /monthly|monatsgehalt|monatlich|per month|mensuel/],
  [
    'year',
    /annual|yearly|per year|per annum|jahresgehalt|jahresbrutto|annuel|anual|\bote\b|\blpa\b/,
  ],
  ['day', /daily rate|day rate|tagessatz|tjm/],
];

/** The period an amount is said to be for; the words after it count before those around it. */
export function statedPeriod(before: string, rest: string, sentence: string): SalaryPeriod | null {
  const next = rest.replace(
    /^[\s)+*]*(?:(?:usd|eur|gbp|cad|aud|chf|gross|brutto|net|base|ote)[\s(,]*){0,2}[\s(,]*/,
    '',
  );
  const direct = following.find(([, pattern]) => pattern.test(next));
  if (direct !== undefined) return direct[0];
  const said =
    around.find(([, pattern]) => pattern.test(before)) ??
    around.find(([, pattern]) => pattern.test(sentence));
  return said?.[0] ?? null;
}

/** Units of a dollar below which an amount without a period may be for a month or less. */
const surelyYearly = 14_000;

/** Where no period is said: a year for amounts that can be nothing else, or null. */
export const periodBySize = (amount: number, currency: string | null): SalaryPeriod | null =>
  amount / unitsPerDollar(currency) >= surelyYearly ? 'year' : null;

/** Smallest and largest pay in US dollars that anybody states for a period. */
const plausible: Readonly<Record<SalaryPeriod, readonly [number, number]>> = {
  hour: [2, 600],
  day: [20, 4_000],
  week: [80, 15_000],
  month: [200, 60_000],
  year: [2_500, 1_500_000],
};

/** Widest honest range: the top at most five times the bottom. */
const widestRatio = 5;

/** True where two amounts can be the bounds of somebody's pay for that period. */
export function isPlausiblePay(
  min: number,
  max: number,
  currency: string | null,
  period: SalaryPeriod,
): boolean {
  const [low, high] = plausible[period];
  const units = unitsPerDollar(currency);
  const isRange = min > 0 && max >= min && max / min <= widestRatio;
  return isRange && min >= low * units && max <= high * units;
}
