import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { maxLinks, type PageReferences, referencesOf } from '../page-references.ts';
import type { Page } from '../source.ts';
import { isJobAddress, jobLinks } from './job-links.ts';
import { ownUrl, titleOf } from './job-posting.ts';
import { readJsonLd } from './json-ld-nodes.ts';
import { pageKey } from './page-key.ts';

/** What a careers page offers: openings it describes itself, and where the others are. */
export type ListPage = {
  readonly postings: number;
  /** Addresses of openings to be asked for; without those the page describes. */
  readonly detailUrls: readonly string[];
  /** True for the own page of the one opening that it describes: no list. */
  readonly isOwnPage: boolean;
  /** The page names more addresses than are read. */
  readonly isOverfull: boolean;
};

/** Reads a page as a list, unless it is the own page of the one opening it describes. */
export function readListPage(page: Page & { readonly html: string }): ListPage {
  const { postings: nodes, itemUrls } = readJsonLd(page.html);
  const postings = nodes.filter((node) => titleOf(node) !== null);
  const base = page.url.href;
  const listed = itemUrls.slice(0, maxLinks).flatMap((url) => resolveLink(url, base) ?? []);
  const described = postings.flatMap((node) => ownUrl(node, base) ?? []).map(pageKey);
  const references = referencesOf(page);
  const found = jobLinks(references, page.url);
  const isAlone = postings.length === 1 && listed.length === 0;
  const isOwnPage = isAlone && isPageOf(described[0], page.url, references, found);
  // Several postings that state no address cannot be told from the links to them.
  const areLinksOthers = !isOwnPage && (isAlone || described.length === postings.length);
  const links = areLinksOthers ? found : [];
  const known = new Set([...described, pageKey(base)]);
  const wanted = isListOfJobs(listed, links) ? listed : [...listed, ...links];
  return {
    postings: postings.length,
    detailUrls: [...new Set(wanted)].filter((url) => !known.has(pageKey(url))),
    isOwnPage,
    isOverfull: references.isOverfull || itemUrls.length > maxLinks,
  };
}

/**
 * True where a page with one posting is that posting's own: the posting is said to be elsewhere on
 * no account, and the page is no list that features it, which has many links and an address
 * without a name or number of an opening.
 */
function isPageOf(
  described: string | undefined,
  url: URL,
  { canonical }: PageReferences,
  links: readonly string[],
): boolean {
  const own = [url.href, ...(canonical === null ? [] : [canonical])].map(pageKey);
  if (described !== undefined && !own.includes(described)) return false;
  return links.length < fewLinks || isJobAddress(url);
}

/** Fewer links than this are similar openings, or noise, rather than a list. */
const fewLinks = 3;

/** The page of a document, at the address that answered. */
export function pageOf(document: WebDocument): Page & { readonly html: string } {
  return { url: new URL(document.finalUrl), html: document.body };
}

/** Sites also write their navigation as an ItemList: then the links that look like jobs count. */
function isListOfJobs(listed: readonly string[], links: readonly string[]): boolean {
  if (links.length === 0) return true;
  const known = new Set(links.map(pageKey));
  return listed.some((url) => known.has(pageKey(url)));
}
