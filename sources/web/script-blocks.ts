/** Elements whose content is no markup, up to their closing tag (HTML standard, 13.1.2). */
const verbatim = /(?:script|style|title|textarea|xmp|iframe|noembed|noframes)(?=[\s/>]|$)/iy;

/** Some frameworks escape the slash and the plus sign. */
const mention = /ld(?:\+|&#x2b;|&#43;|&plus;)json/gi;
const isJsonLd =
  /(?<![\w-])type\s*=\s*(?:["']\s*)?application(?:\/|&#x2f;|&#47;)ld(?:\+|&#x2b;|&#43;|&plus;)json/i;

/**
 * The contents of a page's `application/ld+json` scripts, in order. Skips blocks in comments or in
 * elements without markup. One pass over the text, as far as the last place that names JSON-LD:
 * most sites write it into the head of a large page.
 */
export function jsonLdBlocks(html: string): readonly string[] {
  const blocks: string[] = [];
  const closings = createClosings(html);
  const last = lastMention(html);
  let at = html.indexOf('<');
  while (at !== -1 && at < last) {
    const isComment = html.startsWith('<!--', at);
    const name = isComment ? null : verbatimAt(html, at + 1);
    if (isComment || isLetter(html.charCodeAt(at + 1))) {
      const start = isComment ? endOfComment(html, at + 4) : endOfTag(html, at + 1);
      if (start === null) break;
      const end = name === null ? start : closings.next(name, start);
      if (name === 'script' && end !== null && isJsonLd.test(html.slice(at, start))) {
        blocks.push(html.slice(start, end));
      }
      at = html.indexOf('<', end ?? start);
    } else at = html.indexOf('<', at + 1);
  }
  return blocks;
}

function lastMention(html: string): number {
  let last = -1;
  mention.lastIndex = 0;
  while (mention.test(html)) last = mention.lastIndex;
  return last;
}

/** The name of an element whose content is no markup; null for any other. */
function verbatimAt(html: string, at: number): string | null {
  verbatim.lastIndex = at;
  return verbatim.exec(html)?.[0].toLowerCase() ?? null;
}

const isLetter = (code: number): boolean => {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
};

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** `<!-->` and `<!--->` are whole comments, and `--!>` ends one too (HTML standard, 13.2.5). */
function endOfComment(html: string, from: number): number | null {
  const short = /-?>/y;
  short.lastIndex = from;
  if (short.test(html)) return short.lastIndex;
  const ending = /--!?>/g;
  ending.lastIndex = from;
  return ending.test(html) ? ending.lastIndex : null;
}

/**
 * The place after the tag whose name begins at `from`. A quoted value may hold anything. By
 * characters: a page has thousands of tags, and a match for each costs more than the rest of the
 * reading.
 */
function endOfTag(html: string, from: number): number | null {
  let at = endOfName(html, from);
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === greaterThan) return at + 1;
    at = code === equals ? endOfValue(html, at + 1) : at + 1;
  }
  return null;
}

const greaterThan = 0x3e;
const equals = 0x3d;
const slash = 0x2f;

function endOfName(html: string, from: number): number {
  let at = from;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === greaterThan || code === slash || isSpace(code)) break;
    at += 1;
  }
  return at;
}

/** The place after a quoted value; the value's own for any other, and for one without its end. */
function endOfValue(html: string, from: number): number {
  let at = from;
  while (isSpace(html.charCodeAt(at))) at += 1;
  const quote = html[at];
  const end = quote === '"' || quote === "'" ? html.indexOf(quote, at + 1) : -1;
  return end === -1 ? from : end + 1;
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
