import { findHits, type Hits, type Lexicon } from './phrases.ts';
import { findSections, type Section } from './sections.ts';
import { tokenise } from './tokens.ts';

export type Reading = {
  readonly title: string;
  /** The title, a new line, and the description up to `longestDescription`. */
  readonly text: string;
  /** `text` in lower case, letter for letter at the same places. */
  readonly lower: string;
  readonly hits: Hits;
  readonly sections: readonly Section[];
};

/** Characters of a description that the rules read; real postings state their facts before that. */
export const longestDescription = 60_000;

/** Prepares a text for the rules: lower case, words, and the places of all cues. */
export function createReading(title: string, description: string, lexicon: Lexicon): Reading {
  // Joining makes one flat string; after concatenating, each character costs two steps.
  const text = [title, description.slice(0, longestDescription)].join('\n');
  const lower = toLowerSameLength(text);
  const hits = findHits(text, tokenise(lower), lexicon);
  return { title, text, lower, hits, sections: findSections(text, hits('heading')) };
}

/** Lower case letter for letter: "İ" alone would become two. */
const toLowerSameLength = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll('İ', 'I').toLowerCase();
};
