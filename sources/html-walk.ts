import { type Handler, Parser } from 'htmlparser2';

/** What a reader of HTML wants to be told of; nothing here depends on how deep a page nests. */
export type HtmlEvents = Pick<
  Partial<Handler>,
  'onopentagname' | 'onopentag' | 'ontext' | 'onclosetag'
>;

/** Deeper than any page a person wrote. */
const maxDepth = 500;

/** Elements whose content is read by rules of its own: a new reading must not begin inside. */
const verbatim = /^(script|style|title|textarea|iframe|noembed|noframes|noscript|plaintext|xmp)$/;

/**
 * Reads HTML from start to end. The parser's work at each tag grows with the number of elements
 * that are open, so where a page nests without end the reading starts afresh behind that tag.
 */
export function walkHtml(html: string, events: HtmlEvents): void {
  let rest = html;
  while (rest !== '') rest = rest.slice(walkToDepth(rest, events));
}

/** How far the reading came. */
function walkToDepth(html: string, events: HtmlEvents): number {
  let depth = 0;
  let end = html.length;
  const parser = new Parser({
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
  });
  parser.end(html);
  return end;
}
