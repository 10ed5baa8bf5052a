import { termStrings } from './strings/terms.ts';

/** The facets about the terms of the work, in the order of the filters. */
export const termFields = [
  'officeDays',
  'travel',
  'shifts',
  'weeklyHours',
  'timeZones',
  'contractLengths',
  'starts',
  'deadlines',
  'peopleLed',
  'permits',
  'clearances',
  'citizenships',
  'licences',
] as const;
export type TermField = (typeof termFields)[number];

const named = ['timeZones', 'citizenships', 'licences'] as const;

const isNamed = (field: TermField): field is (typeof named)[number] =>
  named.some((name) => name === field);

/** The words for a choice; undefined for an invalid one, as an address may hold. */
export function termLabel(field: TermField, value: string): string | undefined {
  if (field === 'citizenships') return termStrings.citizensOf(value);
  if (isNamed(field)) return value;
  const words: Readonly<Record<string, string>> = termStrings[field];
  return Object.hasOwn(words, value) ? words[value] : undefined;
}
