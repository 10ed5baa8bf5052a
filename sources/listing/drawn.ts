import type { DrawnPage } from '#core/drawn-page.ts';
import type { Detection, Source } from '../source.ts';
import { collectDrawn, evidenceOf, pagesOf } from './collect-listing.ts';
import { listedOpenings } from './listed-openings.ts';
import { listing } from './listing.ts';

/**
 * Careers pages that a script fills and whose data nobody else can read: drawn in a browser at each
 * scan, then read by their structure and words. The slug is the address.
 */
export const drawn: Source = {
  readsEach: false,
  match: () => null,
  fetch: collectDrawn,
  parse: listing.parse,
};

/** The list of openings that a drawn page shows; null if it shows none. */
export function detectDrawnList(page: DrawnPage, slug: string): Detection | null {
  const openings = listedOpenings(pagesOf(page), slug);
  if (openings.length === 0) return null;
  const evidence = `${evidenceOf(openings)}, drawn by a browser`;
  return { source: 'drawn', slug, confidence: 0.3, evidence };
}
