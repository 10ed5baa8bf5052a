import { type Handler, Parser } from 'htmlparser2';
import { quick } from './quick-tokenizer.ts';

/** Events of an HTML reader; none depends on how deep a page nests. */
export type HtmlEvents = Pick<
  Partial<Handler>,
  'onopentagname' | 'onopentag' | 'ontext' | 'onclosetag'
>;

/** Deeper than any page written by hand. */
const maxDepth = 500;

/** Elements with their own content rules: a new reading must not begin inside them. */
const verbatim = /^(script|style|title|textarea|iframe|noembed|noframes|noscript|plaintext|xmp)$/;

/**
 * Reads HTML from start to end. At each tag the parser's work grows with the number of open
 * elements, so a page that nests endlessly is read afresh from that tag.
 */
export function walkHtml(html: string, events: HtmlEvents): void {
  let rest = html;
  while (rest !== '') rest = rest.slice(walkToDepth(rest, events));
}

function walkToDepth(html: string, events: HtmlEvents): number {
  let depth = 0;
  let end = html.length;
  const parser = new Parser(
    {
      ...events,
      onopentag(name, attributes, isImplied) {
        events.onopentag?.(name, attributes, isImplied);
        depth += 1;
        if (depth <= maxDepth || isImplied || verbatim.test(name)) return;
        end = parser.endIndex + 1;
        parser.pause();
      },
      onclosetag(name, isImplied) {
        depth -= 1;
        events.onclosetag?.(name, isImplied);
      },
    },
    quick,
  );
  parser.end(html);
  return end;
}
