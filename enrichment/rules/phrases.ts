import { type Tokens, tokenise, wordsOf } from './tokens.ts';

export type Cue = {
  /** The kind of sign; its rule defines the values. */
  readonly kind: string;
  readonly phrase: string;
  readonly value: string;
  /** Only with the capitals of `phrase`. */
  readonly exact?: boolean;
  /** An ambiguous word: the rule must find a reason nearby to believe it. */
  readonly weak?: boolean;
};

/** Cues of one kind: phrases between bars, by value. */
export const spokenCues = (
  kind: string,
  phrasesByValue: Readonly<Record<string, string>>,
  how: Pick<Cue, 'exact' | 'weak'> = {},
): readonly Cue[] =>
  Object.entries(phrasesByValue).flatMap(([value, phrases]) =>
    phrases.split('|').map((phrase) => ({ kind, phrase, value, ...how })),
  );

export type Hit = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
};

export type Hits = (kind: string) => readonly Hit[];

type Entry = { readonly cue: Cue; readonly lower: readonly string[]; readonly written: string };

/**
 * Phrases by the hash of their only word, or of their first two: texts are full of "the", "what" and
 * "you", which begin many phrases and complete few.
 */
export type Lexicon = { readonly oneWord: Table; readonly longer: Table };

/** Rows by hash, in slots of plain numbers. */
type Table = {
  readonly mask: number;
  readonly keys: Int32Array;
  readonly rows: readonly (readonly Entry[] | undefined)[];
};

/**
 * Compiles the phrases of all rules into one lookup, so that one pass over a text serves them all.
 */
export function compileLexicon(cues: readonly Cue[]): Lexicon {
  const entries = cues.map((cue) => {
    const tokens = tokenise(cue.phrase.toLowerCase());
    const { hashes } = tokens;
    const [first = 0, second = 0] = hashes;
    const key = hashes.length > 1 ? pairHash(first, second) : first;
    return { key, entry: { cue, lower: wordsOf(tokens), written: cue.phrase } };
  });
  const known = entries
    .filter(({ entry }) => entry.lower.length > 0)
    .toSorted((a, b) => b.entry.lower.length - a.entry.lower.length);
  return {
    oneWord: tableOf(known.filter(({ entry }) => entry.lower.length === 1)),
    longer: tableOf(known.filter(({ entry }) => entry.lower.length > 1)),
  };
}

const pairHash = (first: number, second: number): number =>
  (Math.imul(first, 0x01000193) ^ Math.imul(second, 0x2545f491)) & 0x3fffffff;

const empty = -1;

function tableOf(entries: readonly { readonly key: number; readonly entry: Entry }[]): Table {
  const byKey = Map.groupBy(entries, ({ key }) => key);
  // Mostly empty, so that words that begin no phrase cost one look.
  let size = 64;
  while (size < byKey.size * 6) size *= 2;
  const mask = size - 1;
  const keys = new Int32Array(size).fill(empty);
  const rows: (readonly Entry[] | undefined)[] = Array.from({ length: size }, () => undefined);
  for (const [key, row] of byKey) {
    let at = slotOf(key, mask);
    while (keys[at] !== empty) at = (at + 1) & mask;
    keys[at] = key;
    rows[at] = row.map(({ entry }) => entry);
  }
  return { mask, keys, rows };
}

const slotOf = (key: number, mask: number): number => (key ^ (key >>> 13)) & mask;

function rowIn({ mask, keys, rows }: Table, key: number): readonly Entry[] | undefined {
  for (let at = slotOf(key, mask); ; at = (at + 1) & mask) {
    const found = keys[at];
    if (found === key) return rows[at];
    if (found === empty) return undefined;
  }
}

/**
 * Every phrase of the lexicon in the text, by kind. Of two overlapping hits of a kind, the longer.
 */
export function findHits(text: string, tokens: Tokens, lexicon: Lexicon): Hits {
  const hits = new Map<string, Hit[]>();
  const look = (i: number, entries: readonly Entry[]): void => {
    for (const entry of entries) {
      const hit = hitAt(text, tokens, i, entry);
      if (hit === null) continue;
      const sameKind = hits.get(entry.cue.kind) ?? [];
      const last = sameKind.at(-1);
      if (sameKind.length >= mostHits || (last !== undefined && last.end > hit.start)) continue;
      sameKind.push(hit);
      hits.set(entry.cue.kind, sameKind);
    }
  };
  const { hashes } = tokens;
  for (let i = 0; i < hashes.length; i += 1) {
    const hash = hashes[i] ?? 0;
    const longer = rowIn(lexicon.longer, pairHash(hash, hashes[i + 1] ?? 0));
    if (longer !== undefined) look(i, longer);
    const oneWord = rowIn(lexicon.oneWord, hash);
    if (oneWord !== undefined) look(i, oneWord);
  }
  return (kind) => hits.get(kind) ?? [];
}

/** Bounds the cost of a page of rubbish; real postings have fewer hits of a kind. */
const mostHits = 400;

function hitAt(text: string, tokens: Tokens, first: number, entry: Entry): Hit | null {
  const { starts, ends } = tokens;
  const length = entry.lower.length;
  for (let k = 0; k < length; k += 1) {
    if (!isWord(tokens, first + k, entry.lower[k] ?? '')) return null;
    if (k > 0 && !isTight(text, ends[first + k - 1] ?? 0, starts[first + k] ?? 0)) return null;
  }
  const start = starts[first] ?? 0;
  const end = ends[first + length - 1] ?? start;
  if (entry.cue.exact === true && text.slice(start, end) !== entry.written) return null;
  return { value: entry.cue.value, start, end, weak: entry.cue.weak === true };
}

/** Words of one hash may differ. */
function isWord({ lower, starts, ends }: Tokens, i: number, word: string): boolean {
  const start = starts[i];
  if (start === undefined) return false;
  return (ends[i] ?? 0) - start === word.length && lower.startsWith(word, start);
}

/**
 * The words of a phrase are joined by a space, a hyphen or ", "; never by a full stop or a new
 * line.
 */
function isTight(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  const gap = text.slice(from, to);
  return !gap.includes('\n') && gap !== '. ' && gap !== '; ';
}
