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
  | 'money'
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

/** Phrases by their first word, the longest first. */
export type Lexicon = ReadonlyMap<string, readonly Entry[]>;

/** Compiles phrases of all rules into one lookup, so that a text is walked once for all of them. */
export function compileLexicon(cues: readonly Cue[]): Lexicon {
  const lexicon = new Map<string, Entry[]>();
  for (const cue of cues) {
    const lower = tokenise(cue.phrase.toLowerCase()).words;
    const first = lower[0];
    if (first === undefined) continue;
    const entries = lexicon.get(first) ?? [];
    entries.push({ cue, lower, written: cue.phrase });
    lexicon.set(first, entries);
  }
  for (const entries of lexicon.values()) entries.sort((a, b) => b.lower.length - a.lower.length);
  return lexicon;
}

/** Every phrase of the lexicon in the text, by kind. Of two of one kind that overlap, the longer. */
export function findHits(text: string, tokens: Tokens, lexicon: Lexicon): Hits {
  const hits = noHits();
  for (let i = 0; i < tokens.words.length; i += 1) {
    const entries = lexicon.get(tokens.words[i] ?? '');
    if (entries === undefined) continue;
    for (const entry of entries) {
      const hit = hitAt(text, tokens, i, entry);
      if (hit === null) continue;
      const sameKind = hits[entry.cue.kind];
      const last = sameKind.at(-1);
      if (sameKind.length >= mostHits || (last !== undefined && last.end > hit.start)) continue;
      sameKind.push(hit);
    }
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
  money: [],
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
    if (!isTight(text, tokens.ends[first + k - 1] ?? 0, tokens.starts[first + k] ?? 0)) return null;
  }
  const start = tokens.starts[first] ?? 0;
  const end = tokens.ends[first + length - 1] ?? start;
  if (entry.cue.exact === true && text.slice(start, end) !== entry.written) return null;
  return { value: entry.cue.value, start, end, weak: entry.cue.weak === true };
}

/** Words of one phrase stand together: a space, a hyphen, ", "; never a full stop or a new line. */
function isTight(text: string, from: number, to: number): boolean {
  if (to - from > 3) return false;
  const gap = text.slice(from, to);
  return !gap.includes('\n') && gap !== '. ' && gap !== '; ';
}
