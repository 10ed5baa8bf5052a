import { legible } from '#core/legible.ts';
import { walkHtml } from './html-walk.ts';

type Break = 'line' | 'paragraph';

/** Elements on lines of their own, like `div` (HTML standard, 15.3.3). */
export const blocks = words(
  'div section article header footer main aside nav search hgroup figure figcaption address ' +
    'details summary dialog center fieldset legend form listing',
);

/** How an element breaks lines; all others do not. */
const breaks: ReadonlyMap<string, Break> = new Map([
  ...[...blocks, ...words('li tr dt dd caption optgroup option')].map(breakOf('line')),
  ...words('p h1 h2 h3 h4 h5 h6 ul ol menu dir dl table blockquote pre hr').map(
    breakOf('paragraph'),
  ),
]);

const silent = new Set(words('script style template noscript title svg math iframe object'));

/** HTML as readable text: paragraphs, "• " before list items, no runs of blanks. */
export function htmlToText(html: string): string {
  const { events, text } = createText();
  walkHtml(html, events);
  return text();
}

/** The text of HTML, from its events one by one. */
export function createText() {
  const lines = createLines();
  let silence = 0;
  let lists = 0;

  const breakAt = (name: string): void => {
    const kind = breaks.get(name);
    if (kind === undefined) return;
    lines.endLine();
    // A list keeps its paragraphs together, so that it reads as one.
    if (kind === 'paragraph' && lists === 0) lines.endParagraph();
  };

  const events = {
    onopentagname(name: string) {
      if (silent.has(name)) silence += 1;
      if (silence > 0) return;
      breakAt(name);
      if (name === 'br') lines.lineBreak();
      if (name === 'td' || name === 'th') lines.add(' ');
      if (name === 'li') lines.startItem();
      if (name === 'ul' || name === 'ol') lists += 1;
    },
    ontext(text: string) {
      if (silence === 0) lines.add(text);
    },
    onclosetag(name: string) {
      if (silent.has(name)) silence = Math.max(0, silence - 1);
      if (silence > 0) return;
      if (name === 'ul' || name === 'ol') lists = Math.max(0, lists - 1);
      breakAt(name);
    },
  };
  return { events, text: () => lines.text() };
}

/** Collapses blanks, removes control and invisible characters, trims. */
export function collapseBlanks(text: string): string {
  if (!odd.test(text) && text.isWellFormed()) return text.trim();
  return legible(text).replace(invisible, '').replace(oddBlanks, ' ').trim();
}

/** All that `collapseBlanks` may change inside a text; most lines have none of it. */
const odd = / {2}|[[\p{Cc}\s\u00ad\u200b-\u200d\u202d\u202e\u2060\ufeff]--[ ]]/v;

/**
 * Soft hyphen, zero-width characters, byte order mark. Joiners stay in emoji and in scripts other
 * than Latin, where they change the glyphs.
 */
const invisible =
  /[\u00ad\u200b\u2060\ufeff]|(?<![[\p{L}\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}\ufe0f]--\p{Script=Latin}])[\u200c\u200d]|[\u200c\u200d](?![[\p{L}\p{M}\p{Extended_Pictographic}]--\p{Script=Latin}])/gv;

/** Everything but a single plain space, which nearly every blank is. */
const oddBlanks = /\s{2,}|[^\S ]/g;

function createLines() {
  const lines: string[] = [];
  let line = '';
  let isItem = false;

  const endParagraph = (): void => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  };
  const endLine = (): void => {
    const clean = collapseBlanks(line);
    // Editors write a blank line as a line with only a no-break space.
    if (clean === '' && line.includes('\u00a0')) endParagraph();
    if (clean !== '') lines.push(isItem ? `• ${clean}` : clean);
    if (clean !== '') isItem = false;
    line = '';
  };
  return {
    add: (text: string): void => {
      line += text;
    },
    startItem: (): void => {
      isItem = true;
    },
    endLine,
    endParagraph,
    /** The second of two line breaks is a blank line. */
    lineBreak: (): void => {
      if (collapseBlanks(line) === '') endParagraph();
      endLine();
    },
    text: (): string => {
      endLine();
      return lines.join('\n').trim();
    },
  };
}

function words(list: string): readonly string[] {
  return list.split(' ');
}

function breakOf(kind: Break) {
  return (name: string) => [name, kind] as const;
}
