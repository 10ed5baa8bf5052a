/** A comment, or a tag with its name captured. */
const opening = /<!--|<([a-z][^\s/>]*)/gi;

/** The end of a tag, or a quoted value with any content. */
const piece = /=\s*(?:"[^"]*"|'[^']*')|>/g;

/** Elements whose content is no markup, up to their closing tag (HTML standard, 13.1.2). */
const verbatim = /^(script|style|title|textarea|xmp|iframe|noembed|noframes)$/;

/** Some frameworks escape the plus sign. */
const isJsonLd =
  /(?<![\w-])type\s*=\s*(?:["']\s*)?application(?:\/|&#x2f;|&#47;)ld(?:\+|&#x2b;|&#43;|&plus;)json/i;

/**
 * The contents of a page's `application/ld+json` scripts, in order. Skips blocks in comments or in
 * elements without markup. One pass over the text, since most pages are large and hold nothing
 * else.
 */
export function jsonLdBlocks(html: string): readonly string[] {
  const blocks: string[] = [];
  const closings = createClosings(html);
  opening.lastIndex = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const from = match.index + match[0].length;
    const name = match[1]?.toLowerCase();
    const start = name === undefined ? endOfComment(html, from) : endOfTag(html, from);
    if (start === null) break;
    opening.lastIndex = start;
    if (name === undefined || !verbatim.test(name)) continue;
    const end = closings.next(name, start);
    if (end === null) continue;
    if (name === 'script' && isJsonLd.test(html.slice(from, start))) {
      blocks.push(html.slice(start, end));
    }
    opening.lastIndex = end;
  }
  return blocks;
}

/** `<!-->` and `<!--->` are whole comments, and `--!>` ends one too (HTML standard, 13.2.5). */
function endOfComment(html: string, from: number): number | null {
  const short = /-?>/y;
  short.lastIndex = from;
  if (short.test(html)) return short.lastIndex;
  const ending = /--!?>/g;
  ending.lastIndex = from;
  return ending.test(html) ? ending.lastIndex : null;
}

function endOfTag(html: string, from: number): number | null {
  piece.lastIndex = from;
  for (let match = piece.exec(html); match !== null; match = piece.exec(html)) {
    if (match[0] === '>') return piece.lastIndex;
  }
  return null;
}

/** Positions of closing tags. A missing one is searched for only once. */
function createClosings(html: string) {
  const missing = new Set<string>();
  return {
    next(name: string, from: number): number | null {
      if (missing.has(name)) return null;
      const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
      closing.lastIndex = from;
      const index = closing.exec(html)?.index ?? null;
      if (index === null) missing.add(name);
      return index;
    },
  };
}
