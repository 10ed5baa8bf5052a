import type { Listing } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { FetchContext, Glimpse, Page, Parsed, Source, SourceMatch } from '../source.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { collectListing, evidenceOf } from './collect-listing.ts';
import { detailOf, isKeptDetail } from './detail-page.ts';
import { listedOpenings, readingOf } from './listed-openings.ts';
import { readListing } from './read-listing.ts';
import { datesOf, toPosting } from './to-posting.ts';

/**
 * Careers pages that say nothing for machines: their openings are found by the structure and words
 * of the page, drawn by a browser where only a script continues the list. The slug is the address.
 */
export const listing: Source = {
  readsEach: false,
  match: matchPage,
  probe: findOpenings,
  fetch: collectListing,
  parse: parseDocuments,
};

/**
 * Marked-up pages, feeds and sitemaps are surer than any list that is found by its looks: 0.35 at
 * most. The longer of two lists is rather the whole one.
 */
const confidenceOf = (score: number, openings: number): number =>
  0.25 * score + Math.min(0.1, 0.015 * Math.log2(openings));

function matchPage({ url, html }: Page): SourceMatch | null {
  if (html === null) return null;
  const document = pageDocument(url.href, html);
  const openings = listedOpenings([document], url.href);
  if (openings.length === 0) return null;
  const { score } = readingOf(document);
  return {
    slug: url.href,
    confidence: confidenceOf(score, openings.length),
    evidence: evidenceOf(openings),
  };
}

const pageDocument = (url: string, body: string): WebDocument => ({
  url,
  finalUrl: url,
  status: 200,
  contentType: 'text/html',
  body,
  etag: null,
  lastModified: null,
});

/** The openings on the page itself; null without any. */
async function findOpenings(slug: string, context: FetchContext): Promise<Glimpse | null> {
  const page = await fetchPage(slug, context);
  const { openings } = readListing({ url: page.finalUrl, html: page.body });
  if (openings.length === 0) return null;
  return { ids: listedOpenings([page], slug).map(({ id }) => id), total: null };
}

/** Documents at the address of an opening are its page, all others are pages of the list. */
function parseDocuments({
  documents,
  slug,
  recipe,
}: Pick<Listing, 'documents' | 'slug' | 'recipe'>): Parsed {
  const details = new Map<string, WebDocument>();
  const lists: WebDocument[] = [];
  for (const document of documents) {
    if (isKeptDetail(document)) details.set(document.url, document);
    else lists.push(document);
  }
  const selectors = recipe?.means === 'listing' ? recipe : null;
  const openings = listedOpenings(lists, slug, selectors);
  const order = datesOf(openings.map(({ found }) => found));
  const postings = openings.flatMap((opening) => {
    const page = details.get(opening.address);
    const detail = page === undefined ? null : detailOf(page);
    return detail?.kind === 'gone' ? [] : toPosting(opening, detail, order);
  });
  return { postings, skipped: [] };
}
