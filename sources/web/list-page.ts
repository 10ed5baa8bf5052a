import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { toLine } from '../fields/lenient.ts';
import { maxLinks, type PageReferences, referencesOf } from '../page-references.ts';
import type { Page } from '../source.ts';
import { isJobAddress, jobLinks } from './job-links.ts';
import { listed } from './job-place.ts';
import { ownUrl, titleOf } from './job-posting.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';
import { pageKey } from './page-key.ts';
import { readSchemaOrg } from './schema-org.ts';

export type ListPage = {
  /** Postings that the page describes in full. */
  readonly postings: number;
  /** Openings whose own pages say more. */
  readonly detailUrls: readonly string[];
  /** True for the page of a single opening that it describes: no list. */
  readonly isOwnPage: boolean;
  readonly isOverfull: boolean;
  /** The detail addresses of postings that the page describes without a text. */
  readonly sketched: readonly string[];
};

/** Reads a page as a list, unless it is the page of the one opening it describes. */
export function readListPage(page: Page & { readonly html: string }): ListPage {
  const { postings: nodes, itemUrls } = readSchemaOrg(page.html);
  const postings = nodes.filter((node) => titleOf(node) !== null);
  const base = page.url.href;
  const items = itemUrls.slice(0, maxLinks).flatMap((url) => resolveLink(url, base) ?? []);
  const own = postings.map((node) => ({ node, url: ownUrl(node, base) }));
  const described = own.flatMap(({ url }) => (url === null ? [] : pageKey(url)));
  const sketched = own.flatMap(({ node, url }) =>
    url === null || hasText(node) || pageKey(url) === pageKey(base) ? [] : url,
  );
  const references = referencesOf(page);
  const found = jobLinks(references, page.url);
  const isAlone = postings.length === 1 && items.length === 0;
  const isOwnPage = isAlone && isPageOf(described[0], page.url, references, found);
  // Several postings without addresses may be the same as the links.
  const areLinksOthers = !isOwnPage && (isAlone || described.length === postings.length);
  const links = areLinksOthers ? found : [];
  const known = new Set([...described, pageKey(base)]);
  const wanted = isListOfJobs(items, links) ? items : [...items, ...links];
  const others = wanted.filter((url) => !known.has(pageKey(url)));
  return {
    postings: postings.length - sketched.length,
    detailUrls: [...new Set([...sketched, ...others])],
    isOwnPage,
    sketched,
    isOverfull: references.isOverfull || itemUrls.length > maxLinks,
  };
}

/** False for a row of a list: a title and a place, without the text of the posting. */
const hasText = ({ description }: JsonLdNode): boolean =>
  listed(description).some((text) => toLine(text) !== null);

/**
 * True if a page with one posting is that posting's own page: nothing places the posting elsewhere,
 * and the page is not a list that features it, with many links and an address without an opening's
 * name or number.
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

/** Fewer links than this are similar openings or unrelated, not a list. */
const fewLinks = 3;

export function pageOf(document: WebDocument): Page & { readonly html: string } {
  return { url: new URL(document.finalUrl), html: document.body };
}

/** Sites also write their navigation as an ItemList: then links that look like jobs count. */
function isListOfJobs(listed: readonly string[], links: readonly string[]): boolean {
  if (links.length === 0) return true;
  const known = new Set(links.map(pageKey));
  return listed.some((url) => known.has(pageKey(url)));
}
