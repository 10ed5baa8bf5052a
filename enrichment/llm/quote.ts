/**
 * Finds a quote in its texts and returns the words as they stand there; null if no text has them.
 * Ignores case, accents, white space, and the shape of quotation marks and dashes. A quote must
 * begin and end at word boundaries, so "intern" is not in "international".
 */
export type FindQuote = (quote: string) => string | null;

/** A text in one spelling, and the stretches whose length changed. */
type Folded = { readonly text: string; readonly stretches: readonly Stretch[] };

/**
 * `length` characters from `at` on replace `sourceLength` characters of the source from `sourceAt`
 * on.
 */
type Stretch = {
  readonly at: number;
  readonly length: number;
  readonly sourceAt: number;
  readonly sourceLength: number;
};

/** Create once per posting: folding its texts is expensive, and happens at the first quote. */
export function createQuoteFinder(texts: readonly string[]): FindQuote {
  let sources: readonly { readonly text: string; readonly folded: Folded }[] | null = null;
  return (quote) => {
    const wanted = fold(quote.replace(wrapping, '')).text.trim();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return null;
    sources ??= texts.map((text) => ({ text, folded: fold(text) }));
    for (const { text, folded } of sources) {
      const found = indexOfWords(folded.text, wanted);
      if (found === null) continue;
      return text.slice(startOf(folded, found), endOf(folded, found + wanted.length - 1));
    }
    return null;
  };
}

/** Signs that models put around a quote. */
const wrapping = /^(?:[\s"'“”‘’«»…]|\.{2,})+|(?:[\s"'“”‘’«»…]|\.{2,})+$/gu;

/** Characters to fold one by one; the others, nearly all of a posting, differ only in case. */
const uneven = /[\s\p{Cc}\u00ad\u200b-\u200d\u2060]{2,}|[^\S ]|[\p{Cc}`]|\P{ASCII}/gu;

function fold(text: string): Folded {
  const stretches: Stretch[] = [];
  let shift = 0;
  const folded = text.replace(uneven, (source, sourceAt: number) => {
    const piece = foldPiece(source);
    if (piece.length !== source.length) {
      const [length, sourceLength] = [piece.length, source.length];
      stretches.push({ at: sourceAt + shift, length, sourceAt, sourceLength });
      shift += length - sourceLength;
    }
    return piece;
  });
  return { text: folded.toLowerCase(), stretches };
}

function startOf({ stretches }: Folded, index: number): number {
  const { at, length, sourceAt, sourceLength } = lastUpTo(stretches, index);
  return index < at + length ? sourceAt : sourceAt + sourceLength + index - at - length;
}

function endOf({ stretches }: Folded, index: number): number {
  const { at, length, sourceAt, sourceLength } = lastUpTo(stretches, index);
  return sourceAt + sourceLength + (index < at + length ? 0 : index + 1 - at - length);
}

function lastUpTo(stretches: readonly Stretch[], index: number): Stretch {
  return stretches.findLast(({ at }) => at <= index) ?? beginning;
}

const beginning: Stretch = { at: 0, length: 0, sourceAt: 0, sourceLength: 0 };

/** White space becomes one space; invisible characters go. */
function foldPiece(source: string): string {
  if (/[\s\p{Cc}]/u.test(source)) return ' ';
  return /^[\u00ad\u200b-\u200d\u2060]/.test(source) ? '' : foldChar(source);
}

/** Any other character in its plainest spelling: none, one, or (for ligatures) several. */
function foldChar(char: string): string {
  if (/[‘’‚‛′´`]/.test(char)) return "'";
  if (/[“”„‟«»″]/.test(char)) return '"';
  if (/[‐-―−]/.test(char)) return '-';
  return char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Scripts with spaces between words; `+` and `#` belong to names such as C++. */
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
