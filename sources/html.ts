import sanitize from 'sanitize-html';
import { legible } from '#core/legible.ts';
import { decodeEntities, escapeHtml } from './entities.ts';
import { blocks, htmlToText } from './html-text.ts';
import { quick } from './quick-tokenizer.ts';
import { readSimpleHtml } from './simple-html.ts';

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

const options: sanitize.IOptions = {
  parser: quick,
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
    // Removing them would join the words of two lines.
    ...Object.fromEntries(blocks.map((name) => [name, 'div'])),
    menu: 'ul',
    dir: 'ul',
  },
};

/**
 * Forty times a long description: anything longer is not for reading, and slow if deeply nested.
 */
const maxLength = 200_000;

/** Marks the end of a cut text, in every form that shows or exports it. */
const cutMark = '<p>[…]</p>';

/**
 * Sanitises a description by allow-list: no styles, images, scripts or frames; links only http(s)
 * and mailto. Cuts it after 200,000 characters, with […] at the end.
 */
export function sanitizeHtml(html: string): string {
  const kept = sanitizeLegible(legible(html.slice(0, maxLength)));
  return html.length > maxLength ? `${kept}${cutMark}` : kept;
}

const sanitizeLegible = (html: string): string => sanitize(html, options).trim();

/** The description of an opening from the parts that a vendor gives, in order. */
export function descriptionOf(...parts: readonly string[]): Description {
  const raw = parts.join('\n');
  if (raw.length <= maxLength) {
    const html = legible(raw);
    const simple = readSimpleHtml(html);
    if (simple !== null) return { descriptionHtml: simple.html, descriptionText: simple.text };
  }
  const descriptionHtml = sanitizeHtml(raw);
  return { descriptionHtml, descriptionText: htmlToText(descriptionHtml) };
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

function safeLink(href: string | undefined): sanitize.Attributes {
  const target = href?.trim() ?? '';
  if (!/^(https?:\/\/|mailto:)/i.test(target)) return {};
  return { href: target, rel: 'noopener noreferrer nofollow' };
}
