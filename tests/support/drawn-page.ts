import type { DrawnPage } from '#core/drawn-page.ts';
import { webDocument } from './fetch-context.ts';

/** A page as a browser might have drawn it, for tests that need none. */
export const drawnPage = (
  url: string,
  body: string,
  parts: Partial<DrawnPage> = {},
): DrawnPage => ({
  document: webDocument(url, { body, contentType: 'text/html' }),
  answers: [],
  steps: [],
  pages: [],
  isWhole: true,
  left: null,
  ...parts,
});
