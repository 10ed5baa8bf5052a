import { searchWords } from '#core/search-words.ts';
import type { SearchTerm } from './match-expression.ts';
import { placeNames } from './posting-index.ts';

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
    const text = folded[i] ?? ` ${searchWords(places[i]?.read(candidate) ?? '')} `;
    folded[i] = text;
    return text;
  };
  return tests.reduce(
    (sum, test) => sum + (places.find((_, i) => test(textAt(i)))?.weight ?? textWeight),
    0,
  );
}

/** Finds a term as the index does: whole words side by side, the last of them perhaps only begun. */
function termTest({ words, isBeginning }: SearchTerm): Test {
  const sought = isBeginning ? ` ${words}` : ` ${words} `;
  return (folded) => folded.includes(sought);
}

const byAge = (a: Candidate, b: Candidate): number =>
  a.listedAt === b.listedAt ? b.seq - a.seq : a.listedAt < b.listedAt ? 1 : -1;
