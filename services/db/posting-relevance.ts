import type { Location } from '#core/posting.ts';
import type { SearchTerm } from './match-expression.ts';

/** A match of a search, with what of it can be read at a glance: more than that is in its text. */
export type Candidate = {
  readonly seq: number;
  readonly listedAt: string;
  readonly title: string;
  readonly company: string;
  /** Skills, workplace, level, department and the like. */
  readonly facts: string;
  /** JSON of Location[]. */
  readonly locations: string;
};

/** Where a word counts how much, best place first. */
const places: readonly { readonly weight: number; readonly read: (of: Candidate) => string }[] = [
  { weight: 10, read: ({ title }) => title },
  { weight: 5, read: ({ company }) => company },
  { weight: 4, read: ({ facts }) => facts },
  { weight: 3, read: ({ locations }) => placeNames(locations) },
];
const textWeight = 1;

/** Numbers of the candidates, those with the words in better places first, then the newest. */
export function byRelevance(
  terms: readonly SearchTerm[],
  candidates: readonly Candidate[],
): readonly number[] {
  const tests = terms.map(termTest);
  return candidates
    .map((candidate) => ({ candidate, weight: weigh(tests, candidate) }))
    .toSorted((a, b) => b.weight - a.weight || byAge(a.candidate, b.candidate))
    .map(({ candidate }) => candidate.seq);
}

type Test = (text: string) => boolean;

/** A word counts once, where it counts most. */
function weigh(tests: readonly Test[], candidate: Candidate): number {
  const folded: string[] = [];
  const textAt = (i: number): string => {
    const text = folded[i] ?? fold(places[i]?.read(candidate) ?? '');
    folded[i] = text;
    return text;
  };
  return tests.reduce(
    (sum, test) => sum + (places.find((_, i) => test(textAt(i)))?.weight ?? textWeight),
    0,
  );
}

/** Finds a term as the index does: whole words side by side, whatever their case and accents. */
function termTest({ text, isBeginning }: SearchTerm): Test {
  const words = fold(text).match(new RegExp(`${inWord}+`, 'gu')) ?? [];
  const end = isBeginning ? '' : `(?!${inWord})`;
  const pattern = new RegExp(`(?<!${inWord})${words.join(`${betweenWords}+`)}${end}`, 'u');
  const first = words[0] ?? '';
  // Most texts hold nothing like it: that is seen more quickly than a word's edges.
  return (folded) => folded.includes(first) && pattern.test(folded);
}

const inWord = '[\\p{L}\\p{N}\\p{Co}]';
const betweenWords = '[^\\p{L}\\p{N}\\p{Co}]';

const placeNames = (locations: string): string =>
  (JSON.parse(locations) as Location[]).map(({ text }) => text).join(' ');

const fold = (text: string): string =>
  // Plain ASCII has no accents: most texts are done at once.
  /^[\0-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const byAge = (a: Candidate, b: Candidate): number =>
  a.listedAt === b.listedAt ? b.seq - a.seq : a.listedAt < b.listedAt ? 1 : -1;
