import { judgeOne, type Verdict } from './judge.ts';
import type { Label } from './label.ts';
import type { Reading } from './reading.ts';

type Range = { readonly min: number | null; readonly max: number | null };
type Pay = Label['salaries'][number];
type Place = Label['locations'][number];

/** One amount may be written as both ends, or as the lower end alone. */
const upper = ({ min, max }: Range): number | null => (max === min ? null : max);

export const isSameRange = (one: Range, other: Range): boolean =>
  one.min === other.min && upper(one) === upper(other);

export const hasSameFigures = (said: Pay, right: Pay): boolean => isSameRange(said, right);

/** A label without currency or period allows any. */
export const isSamePay = (said: Pay, right: Pay): boolean =>
  hasSameFigures(said, right) &&
  (right.currency === null || said.currency === right.currency) &&
  (right.period === null || said.period === right.period);

/**
 * The region of a city counts only where both give one: a reader may know its state. A place
 * without a city is its region.
 */
export const isSamePlace = (said: Place, right: Place): boolean =>
  cityOf(said) === cityOf(right) &&
  plain(said.country) === plain(right.country) &&
  (plain(said.region) === plain(right.region) ||
    (said.city !== null && (said.region === null || right.region === null)));

/** Singapore is a city and a country. */
const cityOf = ({ city, country }: Place): string | null =>
  plain(city) === plain(country) ? null : plain(city);

const plain = (name: string | null): string | null =>
  name === null
    ? null
    : name
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

/**
 * Judges the pay. Of several salaries (one a place) a reader may give any, or the span of all:
 * postings are found by one pay.
 */
export function judgePay(
  { label, reading }: { readonly label: Label; readonly reading: Reading },
  same: (said: Pay, right: Pay) => boolean,
): Verdict | null {
  if (reading.salaries === undefined) return null;
  const [said = null] = reading.salaries;
  const { salaries } = label;
  return judgeOne({
    said,
    right: salaries[0] ?? null,
    accept: [...salaries.slice(1), ...spanOf(salaries), ...acceptedPay(label)],
    same,
  });
}

function spanOf(salaries: readonly Pay[]): readonly Pay[] {
  const [first] = salaries;
  if (first === undefined || salaries.length < 2) return [];
  const lower = salaries.map(({ min }) => min).filter((end) => end !== null);
  const upper = salaries.map(({ max }) => max).filter((end) => end !== null);
  return [{ ...first, min: Math.min(...lower), max: Math.max(...upper) }];
}

const acceptedPay = ({ accept }: Label): readonly (Pay | null)[] =>
  (accept.salaries ?? []) as readonly (Pay | null)[];
