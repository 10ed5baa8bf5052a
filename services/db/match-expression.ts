/**
 * An FTS5 expression for what a person typed: every word must occur, the last one as a beginning,
 * "quoted words" side by side. Null where there is no word in it. Whatever was typed, the
 * expression is valid (sqlite.org/fts5.html, section 3).
 */
export function matchExpression(typed: string): string | null {
  const terms = searchTerms(typed);
  if (terms.length === 0) return null;
  return terms.map(({ text, isBeginning }) => quote(text) + (isBeginning ? '*' : '')).join(' AND ');
}

/** A word that must occur, or several side by side. */
export type SearchTerm = {
  readonly text: string;
  /** Words that begin with it will do. */
  readonly isBeginning: boolean;
};

/** What the words are that a person typed; those without a letter or digit are none. */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const terms = [...typed.toWellFormed().matchAll(/"([^"]*)"?|([^\s"]+)/g)]
    .map(([, phrase, word]) => ({ text: phrase ?? word ?? '', isWord: word !== undefined }))
    .filter(({ text }) => hasToken.test(text));
  return terms.map(({ text, isWord }, i) => ({
    text,
    isBeginning: isWord && i === terms.length - 1 && endsInTwoLetters.test(text),
  }));
}

/** An FTS5 expression for the words of `text`, side by side in one column; null without a word. */
export function columnExpression(column: string, text: string): string | null {
  return hasToken.test(text) ? `${column} : ${quote(text.toWellFormed())}` : null;
}

/** What the tokenizer unicode61 makes words of; a term without any would match nothing. */
const hasToken = /[\p{L}\p{N}\p{Co}]/u;

/** One letter alone begins half the dictionary: it is taken as it is, as in "C" or "R". */
const endsInTwoLetters = /[\p{L}\p{N}\p{Co}]{2}$/u;

const quote = (text: string): string => `"${text.replaceAll(/["\0]/g, ' ')}"`;
