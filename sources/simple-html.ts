import { escapeHtml } from './entities.ts';
import { createText } from './html-text.ts';

export type SimpleHtml = { readonly html: string; readonly text: string };

type Tag = {
  readonly name: string;
  /** Opening it would end one of these. */
  readonly ends: ReadonlySet<string>;
  /** False if only its content stays. */
  readonly isKept: boolean;
};

/** A parser closes more than this many open elements one by one, in its own way. */
const maxDepth = 40;

/**
 * Sanitises HTML of plain structure in one pass, and reads its text: allowed elements that nest
 * well, links, frequent character references. Its results are those of `sanitizeHtml` and
 * `htmlToText`, ten times as fast. Null for anything else, which needs a parser: elements that
 * nothing closes, comments, scripts, capital letters. `html` must be legible.
 */
export function readSimpleHtml(html: string): SimpleHtml | null {
  const { events, text } = createText();
  const open: Tag[] = [];
  /** The open ones that stay: a reader of the result sees no others. */
  const kept: Tag[] = [];
  let safe = '';
  /** All before it is in `safe`. */
  let copied = 0;
  const put = (from: number, to: number, instead: string): void => {
    safe += html.slice(copied, from) + instead;
    copied = to;
  };

  const readText = (from: number, to: number): boolean => {
    const raw = html.slice(from, to);
    if (!raw.includes('&') && !raw.includes('>')) {
      events.ontext(raw);
      return true;
    }
    const plain = withCharacters(raw);
    if (plain === null) return false;
    events.ontext(plain);
    const escaped = plain.replace(/[&<>]/g, escapeHtml);
    if (escaped !== raw) put(from, to, escaped);
    return true;
  };
  const start = (tag: Tag): boolean => {
    const { ends, isKept } = tag;
    const tops = [open.at(-1), kept.at(-1)];
    if (tops.some((top) => top !== undefined && ends.has(top.name))) return false;
    if (open.length === maxDepth) return false;
    open.push(tag);
    if (!isKept) return true;
    kept.push(tag);
    events.onopentagname(tag.name);
    return true;
  };
  const end = (tag: Tag): boolean => {
    if (open.pop() !== tag) return false;
    if (!tag.isKept) return true;
    kept.pop();
    events.onclosetag(tag.name);
    return true;
  };
  const startAndEnd = (tag: Tag): boolean => start(tag) && end(tag);

  const readTag = (from: number, after: number): boolean => {
    const written = html.slice(from + 1, after - 1);
    const closing = closingTags.get(written);
    if (closing !== undefined) {
      if (!closing.isKept) put(from, after, '');
      return end(closing);
    }
    const plain = tags.get(written);
    if (plain !== undefined) {
      if (!plain.isKept) put(from, after, '');
      return start(plain);
    }
    const { name = '', attributes = '' } = tagShape.exec(written)?.groups ?? {};
    const alone = voidTags.get(name);
    if (alone !== undefined) {
      put(from, after, `<${name} />`);
      return startAndEnd(alone);
    }
    const tag = tags.get(name);
    if (tag === undefined || written.endsWith('/')) return false;
    if (name !== 'a') {
      put(from, after, tag.isKept ? `<${name}>` : '');
      return start(tag);
    }
    const { link } = linkShape.exec(attributes)?.groups ?? {};
    if (link === undefined || attributes.split('href').length > 2) return false;
    put(from, after, `<a href="${link}" rel="noopener noreferrer nofollow">`);
    return start(tag);
  };

  for (let at = 0; at < html.length; ) {
    const next = html.indexOf('<', at);
    const from = next < 0 ? html.length : next;
    if (from > at && !readText(at, from)) return null;
    if (next < 0) break;
    const after = tagEnd(html, next);
    if (after === null || !readTag(next, after)) return null;
    at = after;
  }
  if (open.length > 0) return null;
  return { html: (safe + html.slice(copied)).trim(), text: text() };
}

/** The place after a tag; null if it is none, or unusual. */
function tagEnd(html: string, from: number): number | null {
  const close = html.indexOf('>', from);
  if (close < 0) return null;
  if (!html.slice(from, close).includes('"')) return close + 1;
  // A value in quotes may hold the sign that ends a tag.
  tagWithValues.lastIndex = from;
  return tagWithValues.test(html) ? tagWithValues.lastIndex : null;
}

const tagWithValues = /<[a-z][a-z\d]*(?:[ \t\n\r\f]+[a-zA-Z][\w:-]*="[^"]*")+[ \t\n\r\f]*\/?>/y;
const tagShape =
  /^(?<name>[a-z][a-z\d]*)(?<attributes>(?:[ \t\n\r\f]+[a-zA-Z][\w:-]*="[^"]*")*)[ \t\n\r\f]*\/?$/;

/** An absolute address without a sign that would have to be escaped. */
const linkShape = /\shref="(?<link>(?:https?:\/\/|mailto:)[\w.~:/?#@!$()*+,;=%-]+)"/;

/** Null if a reference, or what looks like one, needs the full table. */
function withCharacters(raw: string): string | null {
  let isKnown = true;
  const plain = raw.replace(/&(?:[#\w]*;)?/g, (reference) => {
    const character = characters.get(reference);
    isKnown &&= character !== undefined;
    return character ?? '';
  });
  return isKnown ? plain : null;
}

const characters: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&nbsp;', '\u00a0'],
  ['&rsquo;', '’'],
  ['&lsquo;', '‘'],
  ['&rdquo;', '”'],
  ['&ldquo;', '“'],
  ['&ndash;', '–'],
  ['&mdash;', '—'],
  ['&hellip;', '…'],
  ['&bull;', '•'],
  ['&middot;', '·'],
]);

const names = (list: string): readonly string[] => list.split(' ');

const endsParagraph = new Set(['p']);
const headings = names('h1 h2 h3 h4 h5 h6');
const endsHeading = new Set([...headings, 'p']);
const nothing: ReadonlySet<string> = new Set();

/** The elements that an opening tag ends, as the parser does it. */
const endedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...names('p div ul ol blockquote pre dl table hr').map((name) => [name, endsParagraph] as const),
  ...headings.map((name) => [name, endsHeading] as const),
  ['li', new Set(['li'])],
  ['dd', new Set(['dd', 'dt'])],
  ['dt', new Set(['dd', 'dt'])],
  ['tr', new Set(['tr', 'th', 'td'])],
  ['th', new Set(['th'])],
  ['td', new Set(['thead', 'th', 'td'])],
  ['tbody', new Set(['thead', 'tbody'])],
  ['tfoot', new Set(['thead', 'tbody'])],
  ['a', new Set(['a'])],
]);

const tagsOf = (list: string, isKept: boolean) =>
  names(list).map((name): [string, Tag] => [
    name,
    { name, ends: endedBy.get(name) ?? nothing, isKept },
  ]);

/** Some of those that `sanitizeHtml` keeps; of the others it keeps the content. */
const tags: ReadonlyMap<string, Tag> = new Map([
  ...tagsOf('p li div strong b ul em i a ol u sub sup h1 h2 h3 h4 h5 h6 blockquote', true),
  ...tagsOf('pre code dl dt dd table caption thead tbody tfoot tr th td', true),
  ...tagsOf('span font small', false),
]);

const closingTags: ReadonlyMap<string, Tag> = new Map(
  [...tags].map(([name, tag]) => [`/${name}`, tag]),
);

const voidTags: ReadonlyMap<string, Tag> = new Map(tagsOf('br hr', true));
