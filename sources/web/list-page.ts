import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { referencesOf } from '../page-references.ts';
import type { Page } from '../source.ts';
import { jobLinks } from './job-links.ts';
import { ownUrl, titleOf } from './job-posting.ts';
import { readJsonLd } from './json-ld-nodes.ts';
import { pageKey } from './page-key.ts';

/** What a careers page offers: openings it describes itself, and where the others are. */
export type ListPage = {
  readonly postings: number;
  /** Addresses of openings to be asked for; without those the page describes. */
  readonly detailUrls: readonly string[];
  readonly next: string | null;
};

/** Reads a page as a list. A page with one opening and no list is that opening's own page. */
export function readListPage(page: Page & { readonly html: string }): ListPage {
  const { postings: nodes, itemUrls } = readJsonLd(page.html);
  const postings = nodes.filter((node) => titleOf(node) !== null);
  const base = page.url.href;
  const listed = itemUrls.flatMap((url) => resolveLink(url, base) ?? []);
  const described = postings.flatMap((node) => ownUrl(node, base) ?? []).map(pageKey);
  const references = referencesOf(page);
  const isOwnPage = postings.length === 1 && listed.length === 0;
  // Postings that state no address cannot be told from the links to them.
  const areLinksOthers = described.length === postings.length && !isOwnPage;
  const links = areLinksOthers ? jobLinks(references, page.url) : [];
  const known = new Set([...described, pageKey(base)]);
  const wanted = isListOfJobs(listed, links) ? listed : [...listed, ...links];
  return {
    postings: postings.length,
    detailUrls: [...new Set(wanted)].filter((url) => !known.has(pageKey(url))),
    next: isOwnPage ? null : references.next,
  };
}

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
