import type { Parsed } from '#contract/api.ts';
import type { PlaceFacet } from '#contract/postings.ts';
import { allCountries } from '#core/country.ts';
import { type PlaceFacts, placeName, placeUnstated, remotePrefix } from '#core/place.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { hasEveryWord } from '#core/search-words.ts';
import { liesIn } from '#core/world-regions.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { readFactSets } from './fact-sets.ts';
import { postingFilter } from './filter.ts';
import { type PlaceTree, placeTree } from './place-tree.ts';
import { slicesOf } from './slices.ts';

/** A level of the Place facet, or the places that words find. Throws `unknown_company`. */
export async function readPlaces(
  db: Database,
  { filter, within, words = '', limit }: Parsed<'postings.places'>,
): Promise<PlaceFacet> {
  const counted = await countSets(db, filter);
  const tree = placeTree(counted.map(({ facts }) => facts));
  const chosen = [...(filter.places ?? []), ...(filter.not?.places ?? [])];
  const counts =
    words.trim() === ''
      ? within === undefined
        ? topCounts(counted, tree, chosen)
        : placeCounts(counted, tree, (value) => tree.parentOf(value) === within)
      : wordCounts(counted, tree, words);
  const places = [...counts]
    .map(([value, count]) => ({ value, count, isOpenable: tree.isOpenable(value) }))
    .filter(({ value, count }) => count > 0 || words.trim() !== '' || chosen.includes(value))
    .toSorted((a, b) => b.count - a.count || compare(placeName(a.value), placeName(b.value)));
  return { places: places.slice(0, limit), total: places.length };
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'en');

/** The numbers between commas, without an array of a hundred thousand short texts. */
function* numbersIn(text: string): Generator<number> {
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === comma) {
      yield number;
      number = 0;
    } else number = number * 10 + code - zero;
  }
  if (text !== '') yield number;
}

const comma = ','.charCodeAt(0);
const zero = '0'.charCodeAt(0);

type CountedSet = { readonly facts: PlaceFacts; readonly count: number };

/** Each set of places among the postings, as if no place were chosen. */
async function countSets(
  db: Database,
  { places: _, not, ...filter }: PostingFilter,
): Promise<readonly CountedSet[]> {
  const wanted = await postingFilter(db, {
    ...filter,
    not: not && { ...not, places: undefined },
  });
  const { places } = await readFactSets(db);
  const counts = new Map<number, number>();
  for await (const { from, values, sign } of slicesOf(db, wanted)) {
    // One text: to group them, SQLite would look up every row.
    const [row] = await read(db, (prisma) =>
      prisma.$queryRawUnsafe<{ ids: string | null }[]>(
        `SELECT group_concat(p.placesId) AS ids FROM ${from}`,
        ...values,
      ),
    );
    for (const id of numbersIn(row?.ids ?? '')) counts.set(id, (counts.get(id) ?? 0) + sign);
  }
  return [...counts].flatMap(([id, count]) => {
    const facts = places.get(id);
    return facts === undefined || count === 0 ? [] : [{ facts, count }];
  });
}

type Counts = Map<string, number>;

const add = (counts: Counts, value: string, count: number): void => {
  counts.set(value, (counts.get(value) ?? 0) + count);
};

function placeCounts(
  counted: readonly CountedSet[],
  tree: PlaceTree,
  isListed: (value: string) => boolean,
): Counts {
  const counts: Counts = new Map();
  for (const { facts, count } of counted) {
    const values = new Set(facts.at.flatMap((value) => tree.listedFor(value)));
    for (const value of values) if (isListed(value)) add(counts, value, count);
  }
  return counts;
}

/** Countries, remote work from each stated territory, and openings that state no place. */
function topCounts(
  counted: readonly CountedSet[],
  tree: PlaceTree,
  chosen: readonly string[],
): Counts {
  const counts = placeCounts(counted, tree, (value) => tree.parentOf(value) === null);
  for (const value of chosen) add(counts, value, 0);
  for (const value of chosen) {
    // Deeper choices are shown as chips, and by their own level.
    if (tree.parentOf(value) !== null) counts.delete(value);
  }
  for (const [value, count] of remoteCounts(counted, chosen)) counts.set(value, count);
  for (const { facts, count } of counted) {
    if (facts.remote?.length === 0) add(counts, remotePrefix, count);
    else if (facts.remote === null && facts.at.length === 0) add(counts, placeUnstated, count);
  }
  return counts;
}

/** Remote work "from Europe" is also remote work from Germany. */
function remoteCounts(counted: readonly CountedSet[], chosen: readonly string[]): Counts {
  const stated = new Map<string, { readonly from: readonly string[]; count: number }>();
  for (const { facts, count } of counted) {
    if (facts.remote === null || facts.remote.length === 0) continue;
    const key = facts.remote.join('|');
    const known = stated.get(key);
    if (known === undefined) stated.set(key, { from: facts.remote, count });
    else known.count += count;
  }
  const territories = new Set([
    ...[...stated.values()].flatMap(({ from }) => from),
    ...chosen
      .filter((value) => value.startsWith(remotePrefix) && value !== remotePrefix)
      .map((value) => value.slice(remotePrefix.length)),
  ]);
  const counts: Counts = new Map();
  for (const territory of territories) {
    for (const { from, count } of stated.values()) {
      const isOpen = from.some((wider) => liesIn(territory, wider));
      add(counts, remotePrefix + territory, isOpen ? count : 0);
    }
  }
  return counts;
}

/** Also countries without openings: people name where they can work before anything is there. */
function wordCounts(counted: readonly CountedSet[], tree: PlaceTree, words: string): Counts {
  const fits = new Map<string, boolean>();
  const isNamed = (value: string): boolean => {
    const known = fits.get(value) ?? hasEveryWord(placeName(value), words);
    fits.set(value, known);
    return known;
  };
  const counts = placeCounts(counted, tree, isNamed);
  for (const code of allCountries()) if (isNamed(code)) add(counts, code, 0);
  return counts;
}
