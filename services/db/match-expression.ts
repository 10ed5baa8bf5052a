/**
 * An FTS5 expression for what a person typed: every word must occur, the last one as a beginning,
 * "quoted words" side by side. Null where there is no word in it. Whatever was typed, the
 * expression is valid (sqlite.org/fts5.html, section 3).
 */
export function matchExpression(typed: string): string | null {
  const terms = [...typed.toWellFormed().matchAll(/"([^"]*)"?|([^\s"]+)/g)]
    .map(([, phrase, word]) => ({ text: phrase ?? word ?? '', isWord: word !== undefined }))
    .filter(({ text }) => hasToken.test(text));
  if (terms.length === 0) return null;
  return terms
    .map(
      ({ text, isWord }, i) =>
        quote(text) + (isWord && isBeginning(text, i, terms.length) ? '*' : ''),
    )
    .join(' AND ');
}

/** An FTS5 expression for the words of `text`, side by side in one column; null without a word. */
export function columnExpression(column: string, text: string): string | null {
  return hasToken.test(text) ? `${column} : ${quote(text.toWellFormed())}` : null;
}

/** What the tokenizer unicode61 makes words of; a term without any would match nothing. */
const hasToken = /[\p{L}\p{N}\p{Co}]/u;

/** One letter alone begins half the dictionary: it is taken as it is, as in "C" or "R". */
const isBeginning = (text: string, i: number, count: number): boolean =>
  i === count - 1 && /[\p{L}\p{N}\p{Co}]{2}$/u.test(text);

const quote = (text: string): string => `"${text.replaceAll(/["\0]/g, ' ')}"`;
