/** Attributes are bounded: a page of nothing but openings must not be read once for each of them. */
const opening = /<!--|<script\b([^<>]{0,2000})>/gi;
const closing = /<\/script\s*>/gi;
const isJsonLd = /\btype\s*=\s*(?:["']\s*)?application\/ld\+json/i;

/**
 * The contents of a page's `application/ld+json` scripts, in order. Blocks that are commented out
 * are none. One pass over the text, since pages are large and most of them hold nothing else.
 */
export function jsonLdBlocks(html: string): readonly string[] {
  const blocks: string[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const start = match.index + match[0].length;
    const end = match[0] === '<!--' ? html.indexOf('-->', start) : indexOfClosing(html, start);
    if (end === -1) break;
    const attributes = match[1];
    if (attributes !== undefined && isJsonLd.test(attributes)) blocks.push(html.slice(start, end));
    opening.lastIndex = end;
  }
  return blocks;
}

function indexOfClosing(html: string, start: number): number {
  closing.lastIndex = start;
  return closing.exec(html)?.index ?? -1;
}
