import { type Tokens, tokenise } from './tokens.ts';

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

export type Hit = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
};

export type Hits = (kind: string) => readonly Hit[];

type Entry = { readonly cue: Cue; readonly lower: readonly string[]; readonly written: string };

/**
 * Phrases by their first word, then by their second: texts are full of "the", "what" and "you",
 * which begin many phrases and complete few.
 */
export type Lexicon = ReadonlyMap<string, Beginning>;

type Beginning = {
  readonly longer: ReadonlyMap<string, readonly Entry[]>;
  readonly oneWord: readonly Entry[];
};

/**
 * Compiles the phrases of all rules into one lookup, so that one pass over a text serves them all.
 */
export function compileLexicon(cues: readonly Cue[]): Lexicon {
  const entries = cues.map((cue): Entry => {
    const lower = tokenise(cue.phrase.toLowerCase()).words;
    return { cue, lower, written: cue.phrase };
  });
  entries.sort((a, b) => b.lower.length - a.lower.length);
  const byFirst = Map.groupBy(entries, ({ lower }) => lower[0] ?? '');
  byFirst.delete('');
  return new Map([...byFirst].map(([first, all]) => [first, beginningOf(all)]));
}

const beginningOf = (entries: readonly Entry[]): Beginning => ({
  longer: Map.groupBy(
    entries.filter(({ lower }) => lower.length > 1),
    ({ lower }) => lower[1] ?? '',
  ),
  oneWord: entries.filter(({ lower }) => lower.length === 1),
});

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
  const { words } = tokens;
  for (let i = 0; i < words.length; i += 1) {
    const beginning = lexicon.get(words[i] ?? '');
    if (beginning === undefined) continue;
    const longer = beginning.longer.get(words[i + 1] ?? '');
    if (longer !== undefined) look(i, longer);
    if (beginning.oneWord.length > 0) look(i, beginning.oneWord);
  }
  return (kind) => hits.get(kind) ?? [];
}

/** Bounds the cost of a page of rubbish; real postings have fewer hits of a kind. */
const mostHits = 400;

function hitAt(text: string, tokens: Tokens, first: number, entry: Entry): Hit | null {
  const length = entry.lower.length;
  for (let k = 1; k < length; k += 1) {
    if (tokens.words[first + k] !== entry.lower[k]) return null;
    if (!isTight(text, endOf(tokens, first + k - 1), tokens.starts[first + k] ?? 0)) return null;
  }
  const start = tokens.starts[first] ?? 0;
  const end = endOf(tokens, first + length - 1);
  if (entry.cue.exact === true && text.slice(start, end) !== entry.written) return null;
  return { value: entry.cue.value, start, end, weak: entry.cue.weak === true };
}

const endOf = ({ words, starts }: Tokens, i: number): number =>
  (starts[i] ?? 0) + (words[i]?.length ?? 0);

/**
 * The words of a phrase are joined by a space, a hyphen or ", "; never by a full stop or a new
 * line.
 */
function isTight(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  const gap = text.slice(from, to);
  return !gap.includes('\n') && gap !== '. ' && gap !== '; ';
}
