import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { PostingDetail } from '#renderer/model.ts';

export type Quotes = {
  /** The quote for a field; null if the text lacks it. */
  readonly of: (field: string) => string | null;
  /** Scrolls to the quote and keeps it lit. */
  readonly show: (quote: string) => void;
  /** Lights up the quote while a fact is hovered or focused; null puts the light out. */
  readonly light: (quote: string | null) => void;
};

const highlightName = 'rw-quote';

/** An opening's evidence, limited to quotes that its description contains. */
export function useQuotes(
  { enrichment: { evidence }, descriptionText }: PostingDetail,
  body: RefObject<HTMLDivElement | null>,
): Quotes {
  const kept = useRef<string | null>(null);
  useEffect(() => () => void CSS.highlights?.delete(highlightName), []);
  const found = useMemo(
    () =>
      new Map(
        Object.entries(evidence).filter(
          ([, quote]) => findQuote([descriptionText], quote) !== null,
        ),
      ),
    [evidence, descriptionText],
  );
  const light = (quote: string | null): Range | null => {
    const range = quote === null || body.current === null ? null : rangeOf(body.current, quote);
    if (range === null) CSS.highlights?.delete(highlightName);
    else CSS.highlights?.set(highlightName, new Highlight(range));
    return range;
  };
  return {
    of: (field) => found.get(field) ?? null,
    show: (quote) => {
      kept.current = quote;
      light(quote)?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    },
    light: (quote) => void light(quote ?? kept.current),
  };
}

function rangeOf(root: HTMLElement, quote: string): Range | null {
  const nodes = textsIn(root);
  const span = findQuote(
    nodes.map(({ data }) => data),
    quote,
  );
  const first = nodes[span?.start.text ?? -1];
  const last = nodes[span?.end.text ?? -1];
  if (span === null || first === undefined || last === undefined) return null;
  const range = document.createRange();
  range.setStart(first, span.start.offset);
  range.setEnd(last, span.end.offset);
  return range;
}

function textsIn(root: HTMLElement): readonly Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) texts.push(node);
  }
  return texts;
}

/** A place in a list of texts: the index of the text and of its character. */
export type Place = { readonly text: number; readonly offset: number };
export type Span = { readonly start: Place; readonly end: Place };

/**
 * The place of a quote in consecutive texts; null if absent. Ignores white space, because the page
 * breaks lines differently.
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

/** The place of the nth character that is not white space. */
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
