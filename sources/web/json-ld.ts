import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { Page, Parsed, Source, SourceMatch } from '../source.ts';
import { collectOpenings } from './collect-openings.ts';
import { readJsonLd } from './json-ld-nodes.ts';
import { readListPage } from './list-page.ts';
import { mergeSame, type Sighting, sightingsOn } from './same-postings.ts';

/** Any careers page whose openings are marked up as schema.org JobPosting. The slug is its address. */
export const jsonLd: Source = {
  id: 'json_ld',
  label: 'Structured data',
  means: 'json_ld',
  match: matchPage,
  fetch: collectOpenings,
  parse: ({ documents }) => parseDocuments(documents),
};

function matchPage({ url, html }: Page): SourceMatch | null {
  if (html === null) return null;
  const { postings, detailUrls } = readListPage({ url, html });
  const match = (confidence: number, evidence: string) => ({
    slug: url.href,
    confidence,
    evidence,
  });
  if (postings > 0) return match(0.8, `${postings} schema.org JobPosting in the page`);
  if (readJsonLd(html).itemUrls.length > 0) return match(0.65, 'a schema.org ItemList in the page');
  const count = detailUrls.length;
  if (count === 0) return null;
  // A few may be noise; a list of its own says more than one link to anyone's board.
  return match(count >= 3 ? 0.5 : 0.4, `${count} links that look like openings`);
}

function parseDocuments(documents: readonly WebDocument[]): Parsed {
  const found: Sighting[] = [];
  const skipped: Omission[] = [];
  for (const { body, finalUrl } of documents) {
    const { postings, broken } = readJsonLd(body);
    for (const sighting of sightingsOn(postings, finalUrl)) found.push(sighting);
    if (broken > 0) skipped.push({ what: finalUrl, reason: 'its JSON-LD is broken' });
  }
  return { postings: mergeSame(found), skipped };
}
