import { withoutLegalForm } from '#core/employer.ts';
import { searchWords } from '#core/search-words.ts';
import type { CatalogueCompany } from './catalogue.ts';
import { createFindClose, type FindClose } from './close-words.ts';
import { otherNames } from './other-names.ts';
import { createFindByAddress, type FindByAddress } from './search-addresses.ts';

/**
 * How a company fits the typed text, best first: it has this name or domain; another of its names
 * or its board; its words begin so; its name holds the text; it differs by typos.
 */
export const matches = ['exact', 'alias', 'start', 'part', 'close'] as const;
export type Match = (typeof matches)[number];

export type CatalogueHit = CatalogueCompany & { readonly match: Match };

export type SearchCatalogue = (typed: string, limit: number) => readonly CatalogueHit[];

type Found = readonly (readonly [place: number, match: Match])[];

/**
 * Searches companies given in order of fame, which also orders equal matches. Case, accents, signs
 * and the order of words make no difference. Empty text finds the best known. Looks for typos only
 * if no name begins as typed. What typos and addresses need is made at their first use.
 *
 * Written here because minisearch 7.2 ranks by frequency, knows no typo in the beginning of a word
 * and no swapped letters, and takes 16 MB and a third of a second for our 10,750 companies.
 */
export function createSearch(companies: readonly CatalogueCompany[]): SearchCatalogue {
  const folded = companies.map(fold);
  let findByAddress: FindByAddress | null = null;
  let findClose: FindClose | null = null;

  const findWords = (typed: string): Found => {
    const asked = ask(typed);
    // No name is made of signs alone.
    if (asked.text === '' && typed.trim() !== '') return [];
    const found = folded.flatMap((each, i) => {
      const match = matchOf(each, asked);
      return match === null ? [] : [[i, match] as const];
    });
    if (found.some(([, match]) => match !== 'part')) return inOrder(found);
    findClose ??= createFindClose(folded.map(({ name, others }) => (name + others).trim()));
    const typos = findClose(asked.words);
    // "clod flare": a space may be the typo.
    const isSpaced = typos.size === 0 && asked.words.length > 1;
    const close = [...(isSpaced ? findClose([asked.compact]) : typos)]
      .filter(([i]) => found.every(([other]) => other !== i))
      .toSorted(([i, a], [j, b]) => a - b || i - j)
      .map(([i]) => [i, 'close'] as const);
    return [...found, ...close];
  };

  const findAddress = (typed: string): Found | null => {
    if (!/\w\.\w/.test(typed)) return null;
    findByAddress ??= createFindByAddress(companies);
    const found = findByAddress(typed);
    return found?.places.map((i) => [i, found.isWhole ? 'exact' : 'alias']) ?? null;
  };

  return (typed, limit) =>
    (findAddress(typed) ?? findWords(typed))
      .slice(0, limit)
      .flatMap(([i, match]) => (companies[i] === undefined ? [] : [{ ...companies[i], match }]));
}

/** By match; within each, the order of fame stays. */
const inOrder = (found: Found): Found =>
  matches.flatMap((match) => found.filter(([, each]) => each === match));

type Folded = {
  /** The words of the name, with a space before the first. */
  readonly name: string;
  readonly bare: string;
  readonly compact: string;
  /** The words of other names, with a space before the first. */
  readonly others: string;
  /** Other names without spaces. */
  readonly aliases: readonly string[];
};

function fold(company: CatalogueCompany): Folded {
  const words = searchWords(company.name);
  const compact = compactOf(words);
  const others = otherNames(company).filter((each) => each !== '' && compactOf(each) !== compact);
  return {
    name: ` ${words}`,
    bare: withoutLegalForm(words),
    compact,
    others: others.map((each) => ` ${each}`).join(''),
    aliases: others.map(compactOf),
  };
}

type Asked = {
  readonly text: string;
  readonly words: readonly string[];
  /** The words, with a space before each. */
  readonly begins: readonly string[];
  readonly bare: string;
  readonly compact: string;
};

function ask(typed: string): Asked {
  const text = searchWords(typed);
  const words = text.split(' ');
  const begins = words.map((word) => ` ${word}`);
  // "stripe.co" is the beginning of a domain.
  const bare = /\s/.test(typed.trim()) ? withoutLegalForm(text) : text;
  return { text, words, begins, bare, compact: compactOf(text) };
}

function matchOf({ name, bare, compact, others, aliases }: Folded, asked: Asked): Match | null {
  if (bare === asked.bare || compact === asked.compact) return 'exact';
  if (aliases.includes(asked.compact)) return 'alias';
  if (compact.startsWith(asked.compact)) return 'start';
  const isBegun = asked.begins.every((word) => name.includes(word) || others.includes(word));
  if (isBegun) return 'start';
  return name.includes(asked.text) ? 'part' : null;
}

const compactOf = (words: string): string => words.replaceAll(' ', '');
