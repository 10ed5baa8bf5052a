import { toAppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { FetchContext, Glimpse, Page, Parsed, Source, SourceMatch } from '../source.ts';
import { collectOpenings } from './collect-openings.ts';
import { fetchPage, look } from './fetch-page.ts';
import { pageOf, readListPage } from './list-page.ts';
import { mergeSame, type Sighting, sightingsOn } from './same-postings.ts';
import { readSchemaOrg } from './schema-org.ts';

/** Careers pages that mark up their openings as schema.org JobPosting. The slug is the address. */
export const jsonLd: Source = {
  readsEach: false,
  match: matchPage,
  probe: findOpenings,
  fetch: collectOpenings,
  parse: ({ documents }) => parseDocuments(documents),
};

function matchPage({ url, html }: Page): SourceMatch | null {
  if (html === null) return null;
  const { postings: full, sketched, detailUrls } = readListPage({ url, html });
  const postings = full + sketched.length;
  const match = (confidence: number, evidence: string) => ({
    slug: url.href,
    confidence,
    evidence,
  });
  if (postings > 0) return match(0.8, `${postings} schema.org JobPosting in the page`);
  if (readSchemaOrg(html).itemUrls.length > 0)
    return match(0.65, 'a schema.org ItemList in the page');
  const count = detailUrls.length;
  if (count === 0) return null;
  // A few may be unrelated; a list of its own says more than one link to some board.
  return match(count >= 3 ? 0.5 : 0.4, `${count} links that look like openings`);
}

/** Openings read to check that a page leads to any. */
const fewPages = 4;

/** The page itself or one of its openings, if it holds a posting; null if none of a few does. */
async function findOpenings(slug: string, context: FetchContext): Promise<Glimpse | null> {
  const page = await fetchPage(slug, context);
  const { postings, sketched, detailUrls } = readListPage(pageOf(page));
  if (postings + sketched.length > 0) return { ids: [slug], total: null };
  const failures: unknown[] = [];
  for (const url of spread(detailUrls, fewPages)) {
    try {
      if (look(await fetchPage(url, context)).isOpening) return { ids: [url], total: null };
    } catch (error) {
      if (context.signal.aborted) throw error;
      if (toAppError(error).retry !== 'never') failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return null;
}

/** Some of a list, from its start to its end: links of a menu often come first. */
const spread = <T>(list: readonly T[], count: number): readonly T[] => {
  const step = Math.max(1, (list.length - 1) / (count - 1));
  const places = Array.from({ length: count }, (_, n) => Math.round(n * step));
  return places.flatMap((at) => list.slice(at, at + 1));
};

function parseDocuments(documents: readonly WebDocument[]): Parsed {
  const found: Sighting[] = [];
  const skipped: Omission[] = [];
  for (const { body, finalUrl } of documents) {
    const { postings, broken } = readSchemaOrg(body);
    for (const sighting of sightingsOn(postings, finalUrl)) found.push(sighting);
    if (broken > 0) skipped.push({ what: finalUrl, reason: 'its JSON-LD is broken' });
  }
  return { postings: mergeSame(found), skipped };
}
