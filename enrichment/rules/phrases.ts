import { type Tokens, tokenise } from './tokens.ts';

/** What a phrase is a sign of. Each rule owns its kind and says in its file what the values mean. */
export type CueKind =
  | 'benefit'
  | 'education'
  | 'employment'
  | 'family'
  | 'heading'
  | 'language'
  | 'level'
  | 'place'
  | 'skill'
  | 'visa'
  | 'workplace'
  | 'years';

/** One phrase that a rule looks for. */
export type Cue = {
  readonly kind: CueKind;
  readonly phrase: string;
  readonly value: string;
  /** Only with the capitals of `phrase`. */
  readonly exact?: boolean;
  /** A word of many meanings: the rule must find a reason nearby to believe it. */
  readonly weak?: boolean;
};

/** A phrase found, with its place in the text. */
export type Hit = {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
};

/** What was found of each kind, in order of the text. */
export type Hits = Readonly<Record<CueKind, readonly Hit[]>>;

type Entry = { readonly cue: Cue; readonly lower: readonly string[]; readonly written: string };

/**
 * Phrases by their first word, then by their second: a text is full of "the", "what" and "you", with
 * which several phrases begin and few go on.
 */
export type Lexicon = ReadonlyMap<string, Beginning>;

type Beginning = {
  /** By their second word, the longest first. */
  readonly longer: ReadonlyMap<string, readonly Entry[]>;
  readonly oneWord: readonly Entry[];
};

/** Compiles phrases of all rules into one lookup, so that a text is walked once for all of them. */
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

/** Every phrase of the lexicon in the text, by kind. Of two of one kind that overlap, the longer. */
export function findHits(text: string, tokens: Tokens, lexicon: Lexicon): Hits {
  const hits = noHits();
  const look = (i: number, entries: readonly Entry[]): void => {
    for (const entry of entries) {
      const hit = hitAt(text, tokens, i, entry);
      if (hit === null) continue;
      const sameKind = hits[entry.cue.kind];
      const last = sameKind.at(-1);
      if (sameKind.length >= mostHits || (last !== undefined && last.end > hit.start)) continue;
      sameKind.push(hit);
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
  return hits;
}

/** No posting needs more of one kind; a page of rubbish must not cost more. */
const mostHits = 400;

const noHits = (): Record<CueKind, Hit[]> => ({
  benefit: [],
  education: [],
  employment: [],
  family: [],
  heading: [],
  language: [],
  level: [],
  place: [],
  skill: [],
  visa: [],
  workplace: [],
  years: [],
});

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

/** Words of one phrase stand together: a space, a hyphen, ", "; never a full stop or a new line. */
function isTight(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  const gap = text.slice(from, to);
  return !gap.includes('\n') && gap !== '. ' && gap !== '; ';
}
