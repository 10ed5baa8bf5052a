import sanitize from 'sanitize-html';
import { legible } from '#core/legible.ts';
import { decodeEntities, escapeHtml } from './entities.ts';
import { blocks, htmlToText } from './html-text.ts';

/** The two forms in which a posting carries its text. */
export type Description = {
  /** Safe to show; still to be sanitised again on the way to the DOM. */
  readonly descriptionHtml: string;
  readonly descriptionText: string;
};

/** What may stand in a description: structure and emphasis, nothing that loads, styles or runs. */
const allowedTags = [
  ...['p', 'li', 'div', 'br', 'strong', 'b', 'ul', 'em', 'i', 'a', 'ol', 'u', 'sub', 'sup'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre', 'code', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];

/** Elements whose content is not text of the posting: it goes with them. */
const droppedWithContent = [
  ...['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'title'],
  ...['textarea', 'select', 'option', 'button', 'xmp', 'noembed', 'noframes', 'plaintext'],
];

const options: sanitize.IOptions = {
  allowedTags,
  nonTextTags: droppedWithContent,
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  parseStyleAttributes: false,
  nestingLimit: 60,
  transformTags: {
    a: (tagName, { href }) => ({ tagName, attribs: safeLink(href) }),
    // Dropped, they would leave the words of two lines as one.
    ...Object.fromEntries(blocks.map((name) => [name, 'div'])),
    menu: 'ul',
    dir: 'ul',
  },
};

/** Forty times a long description: what is longer is no text to read, and slow where it nests deep. */
const maxLength = 200_000;

/** Stands at the end of what was cut, in every form in which the text is shown or handed on. */
const cutMark = '<p>[…]</p>';

/**
 * A description by allow-list: no styles, images, scripts or frames; links only http(s) and mailto.
 * What goes beyond 200,000 characters is cut, and ends in […].
 */
export function sanitizeHtml(html: string): string {
  const kept = sanitize(legible(html.slice(0, maxLength)), options).trim();
  return html.length > maxLength ? `${kept}${cutMark}` : kept;
}

/** A description in HTML as the safe HTML and the text of it. */
export function descriptionOf(html: string): Description {
  const descriptionHtml = sanitizeHtml(html);
  return { descriptionHtml, descriptionText: htmlToText(descriptionHtml) };
}

/** HTML that shows a plain text: entities decoded, blank lines as paragraphs, line breaks kept. */
export function plainTextToHtml(text: string): string {
  return decodeEntities(text)
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br />')}</p>`)
    .join('\n');
}

function safeLink(href: string | undefined): sanitize.Attributes {
  const target = href?.trim() ?? '';
  if (!/^(https?:\/\/|mailto:)/i.test(target)) return {};
  return { href: target, rel: 'noopener noreferrer nofollow' };
}
