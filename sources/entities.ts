import { Parser } from 'htmlparser2';

/** The entities that make up nearly all of escaped HTML; the parser handles the others. */
const frequent: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

const reference = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);?/gi;

/** Decodes character references once, by the rules of HTML: `&amp;lt;` becomes `&lt;`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (entity) => frequent[entity] ?? decodeRare(entity));
}

/** HTML that shows exactly this text. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function decodeRare(entity: string): string {
  let decoded = '';
  const parser = new Parser({
    ontext: (piece) => {
      decoded += piece;
    },
  });
  parser.end(entity);
  return decoded;
}
