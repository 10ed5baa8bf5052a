import { findAmounts } from '#core/amounts.ts';
import { currenciesSharing, currencyOf } from '#core/currency.ts';
import { periodsIn } from '#core/pay-period.ts';
import type { SalaryPeriod } from '#core/posting.ts';

/** True if the words state this number, also as `60.000`, `60 000`, `60k`, `60-80k` or "five". */
export function statesNumber(words: string, value: number): boolean {
  return numbersIn(words).has(value);
}

/** True if the source states every number in `text`. */
export function statesNumbersOf(text: string, source: string): boolean {
  const tokens = text.match(numeral) ?? [];
  if (tokens.length === 0) return true;
  const known = numbersIn(source);
  return tokens.every((token) => readings(token).some((reading) => known.has(reading)));
}

/** True if the words name the currency (ISO 4217) by code, sign or word. */
export function statesCurrency(words: string, currency: string): boolean {
  if (new RegExp(`\\b${currency}\\b`, 'i').test(words)) return true;
  return findAmounts(words.toLowerCase()).some(
    ({ sign }) =>
      sign !== null &&
      (currencyOf(sign, null) === currency || currenciesSharing(sign).includes(currency)),
  );
}

export function statesPeriod(words: string, period: SalaryPeriod): boolean {
  return periodsIn(words).includes(period);
}

const numeral = /\d+(?:[.,'’ {2}\u202f]\d{3})*(?:[.,]\d+)?/g;

const scales: readonly (readonly [RegExp, number])[] = [
  [/\d\s*(k|tsd|thousand|mila)\b/i, 1_000],
  [/\d\s*(l|lakhs?|lacs?|lpa)\b/i, 100_000],
  [/\d\s*(m|mn|mio|million)\b/i, 1_000_000],
];

const smallNumbers = 'zero one two three four five six seven eight nine ten'.split(' ');
const smallNumber = new RegExp(`\\b(?:${smallNumbers.join('|')})\\b`, 'gi');

function numbersIn(words: string): ReadonlySet<number> {
  const plain = (words.match(numeral) ?? []).flatMap(readings);
  const scaled = scales
    .filter(([scale]) => scale.test(words))
    .flatMap(([, factor]) => plain.map((n) => Math.round(n * factor)));
  const spelt = (words.match(smallNumber) ?? []).map((word) =>
    smallNumbers.indexOf(word.toLowerCase()),
  );
  const amounts = findAmounts(words.toLowerCase()).flatMap(({ min, max }) => [min, max ?? min]);
  return new Set([...plain, ...scaled, ...spelt, ...amounts]);
}

/**
 * `120.000` is a hundred and twenty thousand in Rome, and a hundred and twenty in Dublin: both
 * count.
 */
function readings(token: string): readonly number[] {
  const grouped = Number(token.replace(/\D/g, ''));
  const decimal = Number(
    token
      .replace(/[.,](?=\d+$)/, '_')
      .replace(/[^\d_]/g, '')
      .replace('_', '.'),
  );
  const whole = Number(token.replace(/[.,]\d{1,2}$/, '').replace(/\D/g, ''));
  return [grouped, decimal, whole];
}
