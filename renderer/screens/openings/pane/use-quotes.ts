import { type RefObject, useEffect, useMemo } from 'react';
import type { PostingDetail } from '#renderer/model.ts';
import { findQuote } from './find-quote.ts';

export type Quotes = {
  /** The words that say so; null where the text does not. */
  readonly of: (field: string) => string | null;
  /** Brings a quote into view, and marks it. */
  readonly show: (quote: string) => void;
};

const highlightName = 'rw-quote';

/** The evidence of an opening, as far as its description really has it. */
export function useQuotes(
  { enrichment: { evidence }, descriptionText }: PostingDetail,
  body: RefObject<HTMLDivElement | null>,
): Quotes {
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
  return {
    of: (field) => found.get(field) ?? null,
    show: (quote) => {
      const range = body.current === null ? null : rangeOf(body.current, quote);
      if (range === null) return;
      CSS.highlights?.set(highlightName, new Highlight(range));
      range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    },
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
