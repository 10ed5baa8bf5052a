import { resolveLink } from '#core/url.ts';
import { decodeEntities } from '../entities.ts';
import { elementsIn } from '../xml-feed.ts';

export type SitemapEntry = {
  readonly url: string;
  /** When the page changed, as written; null if the site does not say. */
  readonly lastmod: string | null;
  /** The same page in other languages. */
  readonly alternates: readonly string[];
  /** The element as written. */
  readonly xml: string;
};

export type SitemapFile = {
  readonly pages: readonly SitemapEntry[];
  /** Further sitemaps that an index names. */
  readonly sitemaps: readonly SitemapEntry[];
  readonly isCut: boolean;
};

/** The most addresses of one file (sitemaps.org, "Using Sitemap index files"). */
export const maxAddresses = 50_000;

const root = /<(urlset|sitemapindex)[\s>/]/;

export const isSitemap = (body: string): boolean => root.test(body.slice(0, 4_096));

/**
 * Reads a sitemap, an index of sitemaps, or a plain list of addresses (sitemaps.org). Relative
 * addresses, which the standard forbids, count too. Null for any other document.
 */
export function readSitemap(body: string, fileUrl: string): SitemapFile | null {
  const kind = root.exec(body.slice(0, 4_096))?.[1];
  if (kind === undefined) return readLines(body);
  const isIndex = kind === 'sitemapindex';
  const entries: SitemapEntry[] = [];
  for (const xml of elementsIn(body, isIndex ? 'sitemap' : 'url')) {
    if (entries.length === maxAddresses) break;
    const url = resolveLink(textIn(xml, location) ?? '', fileUrl);
    if (url !== null) entries.push({ url, xml, ...statedIn(xml) });
  }
  const isCut = !body.includes(`</${kind}>`) && !new RegExp(`<${kind}[^>]*/>`).test(body);
  return { pages: isIndex ? [] : entries, sitemaps: isIndex ? entries : [], isCut };
}

/** A sitemap with only some of its entries. */
export const sitemapOf = (entries: readonly SitemapEntry[]): string =>
  `<urlset>${entries.map(({ xml }) => xml).join('\n')}</urlset>`;

const location = /<loc[^>]{0,200}>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/i;
const changed = /<lastmod[^>]{0,200}>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,60}?)\s*[<\]]/i;
const alternate = /<xhtml:link\s[^<>]{0,4000}?href\s*=\s*["']([^"']{1,4000})["']/gi;

const statedIn = (xml: string): Pick<SitemapEntry, 'lastmod' | 'alternates'> => ({
  lastmod: textIn(xml, changed),
  alternates: xml.includes('hreflang')
    ? [...xml.matchAll(alternate)].flatMap(
        ([, href = '']) => resolveLink(decodeEntities(href)) ?? [],
      )
    : [],
});

function textIn(xml: string, pattern: RegExp): string | null {
  const text = pattern.exec(xml)?.[1];
  return text === undefined ? null : decodeEntities(text);
}

/** One address on each line. */
function readLines(body: string): SitemapFile | null {
  const lines = body.trim().split(/\s*\n\s*/, maxAddresses);
  const urls = lines.flatMap((line) => resolveLink(line) ?? []);
  if (urls.length === 0 || urls.length < lines.length) return null;
  const pages = urls.map((url) => {
    return { url, lastmod: null, alternates: [], xml: `<url><loc>${escapeAmp(url)}</loc></url>` };
  });
  return { pages, sitemaps: [], isCut: false };
}

const escapeAmp = (url: string): string => url.replaceAll('&', '&amp;');
