import type { ListPieces } from '#core/recipe.ts';
import { parsedText, valueIn } from '../records/json-path.ts';

/** HTML in an answer, and the way to it. */
export type PieceHtml = { readonly path: ListPieces['html']; readonly html: string };

const isMarkup = (text: string): boolean =>
  /<(?:a|li|div|article|tr|section|h[1-6])[\s>]/i.test(text);
const mostDepth = 4;
const mostValues = 500;

/** The HTML that an answer is, or that its JSON holds: the longest piece. Null without any. */
export function pieceIn(body: string): PieceHtml | null {
  const text = body.replace(/^\ufeff/, '');
  if (/^\s*</.test(text))
    return isMarkup(text) && !isDocument(text) ? { path: null, html: text } : null;
  let best: PieceHtml | null = null;
  let left = mostValues;
  const visit = (value: unknown, path: readonly string[]): void => {
    left -= 1;
    if (left < 0 || path.length > mostDepth) return;
    if (typeof value === 'string') {
      if (isMarkup(value) && value.length > (best?.html.length ?? 0))
        best = { path: [...path], html: value };
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    }
  };
  visit(parsedText(text), []);
  return best;
}

/** A whole page has a frame of its own. */
const isDocument = (html: string): boolean => /^\s*(?:<!doctype|<html)/i.test(html);

/** The HTML of a later answer; null if it holds none. */
export function pieceAt(body: string, path: ListPieces['html']): string | null {
  if (path === null) return body;
  const value = valueIn(parsedText(body.replace(/^\ufeff/, '')), path);
  return typeof value === 'string' ? value : null;
}
