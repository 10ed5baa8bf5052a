/**
 * Finds a quote in the texts it was made for, and answers with the words as they stand there; null
 * where no text has them. Case, accents, white space and the shape of quotation marks and dashes
 * are ignored; a quote must begin and end where words do, so "intern" is not in "international".
 */
export type FindQuote = (quote: string) => string | null;

/** A text in one spelling, and where each of its characters came from. */
type Folded = { readonly text: string; readonly offsets: readonly number[] };

/** Made once per posting: folding the texts is the costly part. */
export function createQuoteFinder(texts: readonly string[]): FindQuote {
  const sources = texts.map((text) => ({ text, folded: fold(text) }));
  return (quote) => {
    const wanted = fold(quote.replace(wrapping, '')).text.trim();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return null;
    for (const { text, folded } of sources) {
      const found = indexOfWords(folded.text, wanted);
      if (found === null) continue;
      const last = folded.offsets[found + wanted.length - 1] ?? text.length;
      return text.slice(folded.offsets[found], last + 1);
    }
    return null;
  };
}

/** What models put around a quote that is not part of it. */
const wrapping = /^(?:[\s"'“”‘’«»…]|\.{2,})+|(?:[\s"'“”‘’«»…]|\.{2,})+$/gu;

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

function fold(text: string): Folded {
  let folded = '';
  const offsets: number[] = [];
  let offset = 0;
  for (const char of text) {
    const piece = foldChar(char);
    if (piece !== ' ' || !folded.endsWith(' ')) {
      folded += piece;
      for (let n = 0; n < piece.length; n += 1) offsets.push(offset);
    }
    offset += char.length;
  }
  return { text: folded, offsets };
}

/** One character in its plainest spelling: none, one, or (for ligatures and the like) several. */
function foldChar(char: string): string {
  if (char <= ' ') return ' ';
  if (char < '\u0080') return char === '`' ? "'" : char.toLowerCase();
  if (/\s/.test(char)) return ' ';
  if (invisible.test(char)) return '';
  if (/[‘’‚‛′´]/.test(char)) return "'";
  if (/[“”„‟«»″]/.test(char)) return '"';
  if (/[‐-―−]/.test(char)) return '-';
  return char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Scripts that write spaces between words; `+` and `#` belong to names such as C++. */
const wordChar = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;
const wordEnd = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}+#]/u;

function indexOfWords(text: string, wanted: string): number | null {
  const opens = wordChar.test(wanted.charAt(0));
  const closes = wordChar.test(wanted.charAt(wanted.length - 1));
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const isSplit =
      (opens && wordChar.test(text.charAt(at - 1))) ||
      (closes && wordEnd.test(text.charAt(at + wanted.length)));
    if (!isSplit) return at;
  }
  return null;
}
