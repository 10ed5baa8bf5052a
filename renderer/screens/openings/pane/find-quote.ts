/** A place in a list of texts: in which one, and at which of its characters. */
export type Place = { readonly text: number; readonly offset: number };
export type Span = { readonly start: Place; readonly end: Place };

/**
 * Where a quote stands in texts that follow one another; null where it does not. White space does not
 * count: a page breaks its lines elsewhere than the text that was read.
 */
export function findQuote(texts: readonly string[], quote: string): Span | null {
  const sought = withoutSpace(quote);
  if (sought === '') return null;
  const dense = texts.map(withoutSpace);
  const from = dense.join('').indexOf(sought);
  if (from < 0) return null;
  const first = placeOf(texts, dense, from);
  const last = placeOf(texts, dense, from + sought.length - 1);
  return first === null || last === null
    ? null
    : { start: first, end: { text: last.text, offset: last.offset + 1 } };
}

const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

/** The place of the so manyth character that is no white space. */
function placeOf(texts: readonly string[], dense: readonly string[], nth: number): Place | null {
  let before = 0;
  for (const [text, { length }] of dense.entries()) {
    if (nth < before + length) return { text, offset: offsetOf(texts[text] ?? '', nth - before) };
    before += length;
  }
  return null;
}

function offsetOf(text: string, nth: number): number {
  let left = nth;
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (left < word.length) return index + left;
    left -= word.length;
  }
  return text.length;
}
