import { z } from 'zod';
import { WebDocument } from './web-document.ts';

/** What was done on a page so that it shows all it has. */
export const DriveStep = z.object({
  kind: z.enum([
    'refused_consent',
    'load_more',
    'scrolled',
    'next_page',
    'show_all',
    'opened_tab',
    'opened_section',
  ]),
  /** The words on the control, as the page shows them; empty if it has none. */
  label: z.string(),
  /** How many times. */
  count: z.number().int().positive(),
});
export type DriveStep = z.infer<typeof DriveStep>;

/** JSON or HTML that a page's own script asked for. */
export const CapturedAnswer = z.object({
  request: z.object({
    url: z.string(),
    method: z.enum(['GET', 'POST']),
    /** In lower case, only those that the script set itself; never cookies. */
    headers: z.record(z.string(), z.string()),
    body: z.string().nullable(),
  }),
  status: z.number().int(),
  contentType: z.string(),
  body: z.string(),
});
export type CapturedAnswer = z.infer<typeof CapturedAnswer>;

/** A page as a browser drew it, after it was driven to its end. */
export const DrawnPage = z.object({
  /**
   * The page at its final address. Its body is the drawn HTML: an open shadow root stands inside
   * its host, the document of a frame in a `<div data-frame="address">` after its `<iframe>`.
   */
  document: WebDocument,
  /** In the order they came. */
  answers: z.array(CapturedAnswer),
  steps: z.array(DriveStep),
  /** Where paging replaced the list: each page of it, the last like `document`. Else empty. */
  pages: z.array(WebDocument),
  /** It was driven until nothing new came. */
  isWhole: z.boolean(),
  /** Why driving stopped before, for a person; null if the page is whole. */
  left: z.string().nullable(),
});
export type DrawnPage = z.infer<typeof DrawnPage>;

/**
 * Draws a page in a browser and drives it to its end. Never submits a form, logs in or solves a
 * challenge. Throws AppError: `browser_missing`, `challenge_page`, `login_wall`, `page_too_slow`,
 * `body_too_large`, `browser_lost` and those of a fetched document.
 */
export type DrawPage = (url: string) => Promise<DrawnPage>;
