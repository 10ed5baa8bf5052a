import { searchWords } from '#core/search-words.ts';

/**
 * An FTS5 expression for what a person typed: every word must occur, the last one as a beginning,
 * "quoted words" side by side. Null where there is no word in it. Whatever was typed, the
 * expression is valid (sqlite.org/fts5.html, section 3).
 */
export function matchExpression(typed: string): string | null {
  const terms = searchTerms(typed);
  if (terms.length === 0) return null;
  return terms
    .map(({ words, isBeginning }) => quote(words) + (isBeginning ? '*' : ''))
    .join(' AND ');
}

/** A word that must occur, or several side by side. */
export type SearchTerm = {
  /** As `searchWords` spells them. */
  readonly words: string;
  /** Words that begin with the last one will do. */
  readonly isBeginning: boolean;
};

/** What the words are that a person typed; those without a letter or digit are none. */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const terms = [...typed.toWellFormed().matchAll(/"([^"]*)"?|([^\s"]+)/g)]
    .map(([, phrase, word]) => ({
      words: searchWords(phrase ?? word ?? ''),
      isWord: word !== undefined,
    }))
    .filter(({ words }) => words !== '');
  return terms.map(({ words, isWord }, i) => ({
    words,
    isBeginning: isWord && i === terms.length - 1 && mayGoOn.test(words),
  }));
}

/** An FTS5 expression for the words of `text`, side by side in one column; null without a word. */
export function columnExpression(column: string, text: string): string | null {
  const words = searchWords(text.toWellFormed());
  return words === '' ? null : `${column} : ${quote(words)}`;
}

/**
 * One letter alone begins half the dictionary: it is taken as it is, as in "C" or "R". After other
 * words it may be a beginning, unless it is a whole word in its script.
 */
const mayGoOn =
  /[^ ]{2}$| [^ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]$/u;

const quote = (words: string): string => `"${words}"`;
