import { AppError, toAppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import { mebibytes } from '#core/quantity.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import type { FetchContext } from '../source.ts';
import { jobLinks } from './job-links.ts';
import { jobWords } from './job-words.ts';
import { breaksOff } from './page-controls.ts';
import { maxAddresses, readSitemap, type SitemapEntry, sitemapOf } from './sitemap-file.ts';

export type Sitemaps = {
  /** The files, without the entries that are no openings. */
  readonly documents: readonly WebDocument[];
  /** Pages that look like openings, each in one language. */
  readonly entries: readonly SitemapEntry[];
  readonly lost: readonly Omission[];
};

/** Indexes inside indexes. */
const maxLevel = 2;

/** Files of one site; no site of a single company has more with openings. */
export const maxSitemaps = 50;

const maxBytes = mebibytes(50);

type Named = { readonly url: string; readonly level: number; readonly isGuess: boolean };

/**
 * The openings in the sitemaps of a site: those that its robots.txt names, else those at the usual
 * addresses, and the files of their indexes. `start` is a page of the site, or a sitemap. Leaves
 * out files whose names say that they hold other pages. A file that fails is a loss.
 */
export async function readSitemaps(
  start: URL,
  context: FetchContext,
  maxFiles = maxSitemaps,
): Promise<Sitemaps> {
  const queue = await firstSitemaps(start, context);
  const asked = new Set<string>();
  const files: { readonly document: WebDocument; readonly pages: readonly SitemapEntry[] }[] = [];
  const lost: Omission[] = [];
  let addresses = 0;
  let bytes = 0;

  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { url, level, isGuess } = next;
    if (asked.has(url) || (isGuess && files.length > 0)) continue;
    if (files.length >= maxFiles || addresses >= maxAddresses || bytes >= maxBytes) {
      lost.push({ what: `openings from ${url} on`, reason: 'the sitemaps are too large' });
      break;
    }
    asked.add(url);
    const document = await fetchSitemap(next, lost, context);
    const file = document === null ? null : readSitemap(document.body, document.finalUrl);
    if (document === null || file === null) {
      if (document !== null && !isGuess) lost.push(lostIn(url, 'it is no sitemap'));
      continue;
    }
    files.push({ document, pages: file.pages });
    addresses += file.pages.length;
    bytes += document.body.length;
    if (file.isCut) lost.push(lostIn(url, breaksOff));
    const further = file.sitemaps.filter(({ url: child }) => !isOfOthers(child));
    if (level === maxLevel && further.length > 0) lost.push(lostIn(url, 'indexes nest too deep'));
    if (level < maxLevel) {
      const named = further.map((child) => ({ url: child.url, level: level + 1, isGuess: false }));
      queue.unshift(...named.toSorted((a, b) => rank(a.url) - rank(b.url)));
    }
  }
  const entries = openingsIn(
    files.flatMap(({ pages }) => pages),
    start,
  );
  const kept = new Set(entries.map(({ url }) => url));
  const documents = files.map(({ document, pages }) =>
    pages.length === 0
      ? document
      : { ...document, body: sitemapOf(pages.filter(({ url }) => kept.has(url))) },
  );
  return { documents, entries, lost };
}

const usualPlaces = ['/sitemap.xml', '/sitemap_index.xml', '/job_sitemap.xml', '/wp-sitemap.xml'];

async function firstSitemaps(start: URL, context: FetchContext): Promise<Named[]> {
  if (/\.(?:xml|txt)(?:\.gz)?$/i.test(start.pathname)) {
    return [{ url: start.href, level: 0, isGuess: false }];
  }
  const named = await namedInRobots(start, context);
  const guessed = usualPlaces.map((path) => new URL(path, start).href);
  return named.length > 0
    ? named.toSorted((a, b) => rank(a) - rank(b)).map((url) => ({ url, level: 0, isGuess: false }))
    : guessed.map((url) => ({ url, level: 0, isGuess: true }));
}

/** RFC 9309, 2.2.4, and sitemaps.org: a line outside of all groups. */
async function namedInRobots(start: URL, context: FetchContext): Promise<readonly string[]> {
  const robots = new URL('/robots.txt', start).href;
  try {
    const { body } = await context.fetch({ url: robots, expect: 'text' });
    const lines = body.slice(0, 512_000).matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim);
    return [...new Set([...lines].flatMap(([, url = '']) => resolveLink(url, robots) ?? []))];
  } catch (error) {
    if (mustStop(error, context)) throw error;
    return [];
  }
}

/** Null, and a loss unless the address was a guess, for a file that cannot be read. */
async function fetchSitemap(
  { url, isGuess }: Named,
  lost: Omission[],
  context: FetchContext,
): Promise<WebDocument | null> {
  try {
    const expect = /\.txt(?:\.gz)?$/i.test(new URL(url).pathname) ? 'text' : 'xml';
    return await context.fetch({ url, expect });
  } catch (error) {
    if (isGuess && mustStop(error, context)) throw error;
    const reason = reasonOf(error, context);
    if (!isGuess) lost.push(lostIn(url, reason));
    return null;
  }
}

/** A site that asks to wait has not said that it has no sitemap. */
const mustStop = (error: unknown, { signal }: FetchContext): boolean =>
  signal.aborted || !(error instanceof AppError) || toAppError(error).retry !== 'never';

const lostIn = (url: string, reason: string): Omission => ({ what: `openings in ${url}`, reason });

const words = (url: string): readonly string[] =>
  (URL.parse(url)?.pathname ?? '')
    .toLowerCase()
    .replace(/\.(?:xml|txt|gz)\b/g, '')
    .split(/[^\p{L}]+/u);

/** Files with a word for jobs in their names come first. */
const rank = (url: string): number => (words(url).some((word) => jobWords.isAny(word)) ? 0 : 1);

const ofOthers = new Set(
  'post posts product products category categories tag tags author authors user users image images video videos news blog article articles attachment media portfolio event events store stores location locations'.split(
    ' ',
  ),
);

/** `post-sitemap.xml`, `sitemap-products-2.xml`: files of other pages, by their names. */
const isOfOthers = (url: string): boolean =>
  rank(url) > 0 && words(url).some((word) => ofOthers.has(word));

/** By their addresses as written: canonical ones of 50,000 entries would cost seconds. */
function openingsIn(pages: readonly SitemapEntry[], start: URL): readonly SitemapEntry[] {
  const wanted = new Set(jobLinks({ links: pages.map(({ url }) => url) }, start));
  const known = new Set<string>();
  return pages.filter(({ url, alternates }) => {
    if (!wanted.has(url) || known.has(url)) return false;
    for (const address of [url, ...alternates]) known.add(address);
    return true;
  });
}
