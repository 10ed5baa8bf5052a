import { Parser } from 'htmlparser2';
import { escapeHtml } from './entities.ts';

/** What `cleanHtml` keeps; all other tags go, and their content stays. */
export type AllowList = {
  /** The tags to keep, each with the tag to write in its place. */
  readonly tags: ReadonlyMap<string, string>;
  /** Elements that go with their content. */
  readonly dropped: ReadonlySet<string>;
  /** The address to write for that of a link; null for none. */
  readonly linkTo: (href: string | undefined) => string | null;
  /** Deeper elements go like unknown ones. */
  readonly mostDeep: number;
};

/** Hears what is written, piece by piece. */
export type Listener = {
  readonly open: (tag: string) => void;
  readonly text: (text: string) => void;
  readonly close: (tag: string) => void;
};

type Frame = { readonly name: string; readonly written: string | null };

const withoutEnd = new Set(['br', 'hr']);

/**
 * Copies HTML by an allow-list. Safe by construction: only tags of the list are written,
 * without attributes but for the checked address of a link, and all text is escaped.
 */
export function cleanHtml(html: string, allowed: AllowList, listener: Listener): string {
  let kept = '';
  const frames: Frame[] = [];
  /** Elements open within a dropped one, itself included. */
  let dropped = 0;
  const noscript = rawNoscript(html);

  const write = (name: string, href: string | undefined): void => {
    const address = name === 'a' ? allowed.linkTo(href) : null;
    const link = address === null ? '' : ` href="${escapeHtml(address)}" rel="${linkRel}"`;
    kept += withoutEnd.has(name) ? `<${name} />` : `<${name}${link}>`;
    listener.open(name);
  };

  const parser = new Parser({
    onopentag(name, { href }) {
      if (noscript.isRaw(parser.startIndex)) return;
      if (dropped > 0) {
        dropped += 1;
        return;
      }
      const isDeep = frames.length >= allowed.mostDeep;
      const written = isDeep ? null : (allowed.tags.get(name) ?? null);
      frames.push({ name, written });
      if (written !== null) {
        write(written, href);
        return;
      }
      if (allowed.dropped.has(name)) dropped = 1;
      if (dropped > 0 && name === 'noscript') noscript.begin(parser.endIndex + 1);
    },
    ontext(text) {
      if (noscript.isRaw(parser.startIndex) || dropped > 0) return;
      kept += escapeText(text);
      listener.text(text);
    },
    onclosetag(name) {
      const isRaw = noscript.isRaw(parser.startIndex);
      if (!isRaw && dropped > 0) {
        dropped -= 1;
        if (dropped > 0) return;
        noscript.closed();
      }
      // Markup may close what is not open, or was dropped.
      if (frames.at(-1)?.name !== name) return;
      const written = frames.pop()?.written ?? null;
      if (written === null || withoutEnd.has(written)) return;
      kept += `</${written}>`;
      listener.close(written);
    },
  });
  parser.end(html);
  return kept.trim();
}

const linkRel = 'noopener noreferrer nofollow';

/** Quotes need no escape outside attributes. */
const escapeText = (text: string): string =>
  /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text;

/**
 * A browser with scripts reads `noscript` as raw text up to its end tag; the parser reads it as
 * markup, so that the end of an element around it closes it too soon. All up to the end tag goes.
 */
function rawNoscript(html: string) {
  let end: number | null = null;
  let isOpen = false;
  return {
    begin(from: number): void {
      const endTag = /<\/noscript[\t\n\f\r />]/gi;
      endTag.lastIndex = from;
      end = endTag.exec(html)?.index ?? Number.POSITIVE_INFINITY;
    },
    /** The parser has closed the element. */
    closed(): void {
      isOpen = end !== null;
    },
    isRaw(at: number): boolean {
      if (end !== null && at >= end) {
        end = null;
        isOpen = false;
      }
      return isOpen;
    },
  };
}
