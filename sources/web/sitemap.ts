import { AppError } from '#core/errors.ts';
import { fetchDetails } from '../detail-requests.ts';
import type { FetchContext, Fetched, Glimpse, Page, Source, SourceMatch } from '../source.ts';
import { listingOf } from '../whole-listing.ts';
import { fetchPage, look } from './fetch-page.ts';
import { jsonLd } from './json-ld.ts';
import { readOpeningPages, sizeOf } from './opening-pages.ts';
import { readSitemaps } from './read-sitemaps.ts';
import { isSitemap, readSitemap } from './sitemap-file.ts';

/**
 * Sites whose sitemap lists their openings, each on a page with schema.org data. The slug is a page
 * of the site, or the sitemap. Pages that the sitemap dates as before are not fetched again.
 */
export const sitemap: Source = {
  readsEach: false,
  match: matchSitemap,
  probe: findOpenings,
  fetch: fetchOpenings,
  parse: jsonLd.parse,
};

function matchSitemap({ url, html }: Page): SourceMatch | null {
  if (html === null || !isSitemap(html)) return null;
  return { slug: url.href, confidence: 0.6, evidence: 'the address is a sitemap' };
}

/** Files and pages read to check a guess. */
const fewSitemaps = 10;
const fewPages = 3;

/** The addresses that look like openings, if one of the first is an opening; else null. */
async function findOpenings(slug: string, context: FetchContext): Promise<Glimpse | null> {
  const { entries } = await readSitemaps(new URL(slug), context, fewSitemaps);
  const latest = entries.toSorted((a, b) => (b.lastmod ?? '').localeCompare(a.lastmod ?? ''));
  const urls = latest.slice(0, fewPages).map(({ url }) => url);
  const { documents } = await fetchDetails(urls, (url) => fetchPage(url, context), context);
  const isSite = documents.some((document) => look(document).isOpening);
  return isSite ? { ids: entries.map(({ url }) => url), total: null } : null;
}

async function fetchOpenings(slug: string, context: FetchContext): Promise<Fetched> {
  context.progress(0, 'Reading the sitemap');
  const { documents: files, entries, lost } = await readSitemaps(new URL(slug), context);
  const named = entries.map(({ url, lastmod }) => ({ url, mark: lastmod }));
  const pages = await readOpeningPages(named, datesBefore(context), context, sizeOf(files));
  const { openings, others } = pages;
  if (openings.length === 0) throw pages.failure ?? nothingIn(slug);
  return listingOf({
    documents: [...files, ...openings],
    remembered: others,
    claimed: null,
    listed: openings.length,
    proof: 'sitemap',
    lost: [...lost, ...pages.lost],
    noted: pages.noted,
  });
}

/** The dates that the last scan's sitemaps gave. */
function datesBefore(context: FetchContext): ReadonlyMap<string, string | null> {
  const files = context.allPrevious().filter(({ body }) => isSitemap(body));
  const pages = files.flatMap(({ body, finalUrl }) => readSitemap(body, finalUrl)?.pages ?? []);
  return new Map(pages.map(({ url, lastmod }) => [url, lastmod]));
}

const nothingIn = (url: string): AppError => new AppError('no_openings_found', { url });
