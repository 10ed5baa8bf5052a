import { legible } from '#core/legible.ts';
import { type AllowList, cleanHtml, type Listener } from './clean-html.ts';
import { decodeEntities, escapeHtml } from './entities.ts';
import { asReadAgain } from './html-again.ts';
import { blocks, createText } from './html-text.ts';

export type Description = {
  /** Safe to show; the page sanitises it again before it enters the DOM. */
  readonly descriptionHtml: string;
  readonly descriptionText: string;
};

/** Allowed in a description: structure and emphasis, nothing that loads, styles or runs. */
const allowedTags = [
  ...['p', 'li', 'div', 'br', 'strong', 'b', 'ul', 'em', 'i', 'a', 'ol', 'u', 'sub', 'sup'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre', 'code', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

/** Elements whose content is not text of the posting: removed with their content. */
const droppedWithContent = [
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'title'],
  ...['textarea', 'select', 'option', 'button', 'xmp', 'noembed', 'noframes', 'plaintext'],
];

const allowed: AllowList = {
  tags: new Map([
    ...allowedTags.map((name) => [name, name] as const),
    // Removing them would join the words of two lines.
    ...blocks.map((name) => [name, 'div'] as const),
    ['menu', 'ul'],
    ['dir', 'ul'],
  ]),
  dropped: new Set(droppedWithContent),
  linkTo: safeLink,
  mostDeep: 60,
};

/**
 * Forty times a long description: anything longer is not for reading, and slow if deeply nested.
 */
const maxLength = 200_000;

/** Marks the end of a cut text, in every form that shows or exports it. */
const cutMark = '[…]';

/**
 * Sanitises a description by allow-list: no styles, images, scripts or frames; links only http(s)
 * and mailto. Cuts it after 200,000 characters, with […] at the end.
 */
export const sanitizeHtml = (html: string): string => sanitize(html, unheard);

const unheard: Listener = {
  open: () => undefined,
  text: () => undefined,
  close: () => undefined,
};

/** The description of an opening from the parts that a vendor gives, in order. */
export function descriptionOf(...parts: readonly string[]): Description {
  const { events, text } = createText();
  const again = asReadAgain(events);
  const descriptionHtml = sanitize(parts.join('\n'), again);
  again.end();
  return { descriptionHtml, descriptionText: text() };
}

function sanitize(html: string, listener: Listener): string {
  const kept = cleanHtml(legible(html.slice(0, maxLength)), allowed, listener);
  if (html.length <= maxLength) return kept;
  listener.open('p');
  listener.text(cutMark);
  listener.close('p');
  return `${kept}<p>${cutMark}</p>`;
}

/** Plain text as HTML: decodes entities, turns blank lines into paragraphs, keeps line breaks. */
export function plainTextToHtml(text: string): string {
  return decodeEntities(text)
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br />')}</p>`)
    .join('\n');
}

function safeLink(href: string | undefined): string | null {
  const target = href?.trim() ?? '';
  return /^(https?:\/\/|mailto:)/i.test(target) ? target : null;
}
