import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import { tooLarge } from '../detail-requests.ts';
import { referencesOf, tooManyLinks } from '../page-references.ts';
import type { FetchContext } from '../source.ts';
import { fetchPage } from './fetch-page.ts';
import { pageOf, readListPage } from './list-page.ts';
import { listAddress } from './page-address.ts';
import { breaksOff } from './page-controls.ts';
import { pageKey } from './page-key.ts';
import { type PageLink, type PageSigns, readPageSigns } from './page-signs.ts';

/** Pages of one list in one scan. */
export const maxListPages = 50;

/** All pages of a list, as far as they could be read. */
export type Lists = {
  readonly documents: readonly WebDocument[];
  /** Canonical: an opening that is gone often leads back to its list. */
  readonly addresses: ReadonlySet<string>;
  /** Openings to be asked for, without those that the pages describe. */
  readonly detailUrls: readonly string[];
  /** Openings that the pages describe themselves. */
  readonly described: number;
  /** How many openings the pages say there are; null where they do not say. */
  readonly total: number | null;
  /** Why the list may be longer. */
  readonly lost: readonly Omission[];
  /** A control that brings more by script: no loss where all that is claimed is there. */
  readonly unfollowed: string | null;
  readonly bytes: number;
};

/** A page of a list, and what it adds to those read before. */
type Read = {
  readonly document: WebDocument;
  readonly signs: PageSigns;
  readonly openings: number;
  readonly described: number;
  readonly fresh: readonly string[];
  readonly hasNews: boolean;
  readonly isOverfull: boolean;
};

/**
 * The list at an address and every further page that it offers, each once, the lowest number first.
 * A page that fails ends the reading and is a loss; so is a page that the site counts as one of its
 * list but that adds nothing, and everything beyond 50 pages or `maxBytes`. Where a site only says
 * that more comes, a page without openings, or one that repeats the page before, is its end.
 */
export async function readLists(
  start: string,
  context: FetchContext,
  maxBytes: number,
): Promise<Lists> {
  const documents: WebDocument[] = [];
  const addresses = new Set<string>();
  const details = new Map<string, string>();
  const lost: Omission[] = [];
  const queue = new Map<string, PageLink>([[pageKey(start), { url: start, number: null }]]);
  let described = 0;
  let total: number | null = null;
  let unfollowed: string | null = null;
  let bytes = 0;
  let isPaged = false;

  for (let link = take(queue); link !== null; link = take(queue)) {
    if (addresses.has(pageKey(link.url))) continue;
    if (documents.length === maxListPages || bytes >= maxBytes) {
      lost.push(rest(link, bytes >= maxBytes ? tooLarge : 'too many pages'));
      break;
    }
    context.progress(0, `Reading page ${documents.length + 1}`);
    const document = await fetchListPage(link, documents.length, lost, context);
    if (document === null) break;
    addresses.add(pageKey(link.url)).add(pageKey(document.finalUrl));
    const page = readPage(document, start, details, documents);
    documents.push(document);
    bytes += document.body.length;
    described += page.hasNews ? page.described : 0;
    for (const url of page.fresh) details.set(pageKey(url), url);
    total = highest(total, page.signs.total);
    unfollowed ??= page.signs.unfollowed;
    if (page.signs.isCut) lost.push({ what: `openings of ${link.url}`, reason: breaksOff });
    if (page.isOverfull) lost.push({ what: `openings of ${link.url}`, reason: tooManyLinks });
    const isFirst = documents.length === 1;
    if (!isFirst && !page.hasNews) {
      const reason = idle(page, link, { isPaged, addresses });
      if (reason === null) continue;
      lost.push({ what: `openings of ${link.url}`, reason });
      // A site that answers every page alike has no others to offer.
      if (!isPaged && page.openings > 0) break;
      continue;
    }
    isPaged ||= !isFirst;
    for (const next of page.signs.pages) {
      const key = pageKey(next.url);
      if (!addresses.has(key) && (queue.get(key)?.number ?? null) === null) queue.set(key, next);
    }
  }
  const detailUrls = [...details]
    .filter(([key]) => !addresses.has(key))
    .map(([, detail]) => detail);
  return { documents, addresses, detailUrls, described, total, lost, unfollowed, bytes };
}

/** The page with the lowest number; one of which only is said that it comes next, last. */
function take(queue: Map<string, PageLink>): PageLink | null {
  const order = ({ number }: PageLink) => number ?? Number.POSITIVE_INFINITY;
  const [first] = [...queue].toSorted(([, a], [, b]) => order(a) - order(b));
  if (first === undefined) return null;
  queue.delete(first[0]);
  return first[1];
}

function readPage(
  document: WebDocument,
  start: string,
  details: ReadonlyMap<string, string>,
  before: readonly WebDocument[],
): Read {
  const { postings, detailUrls, isOwnPage, isOverfull } = readListPage(pageOf(document));
  const signs = isOwnPage ? noSigns : readPageSigns(document.body, document.finalUrl, start);
  const fresh = detailUrls.filter((url) => !details.has(pageKey(url)));
  const isRepeat = before.some((known) => known.body === document.body);
  return {
    document,
    signs,
    openings: postings + detailUrls.length,
    described: postings,
    fresh,
    hasNews: fresh.length > 0 || (postings > 0 && !isRepeat),
    isOverfull: !isOwnPage && (isOverfull || signs.isOverfull),
  };
}

/** An opening's own page speaks of itself: "Next" leads to another opening there. */
const noSigns: PageSigns = {
  pages: [],
  unfollowed: null,
  total: null,
  isCut: false,
  isOverfull: false,
};

/** Why a page that adds nothing leaves the list unproven; null where it is the list's end. */
function idle(
  { openings, document, signs }: Read,
  { number }: PageLink,
  list: { readonly isPaged: boolean; readonly addresses: ReadonlySet<string> },
): string | null {
  const isEmpty = openings === 0;
  const reason = isEmpty ? 'the page shows no openings' : 'the page repeats an earlier one';
  if (number !== null) return reason;
  if (!isEmpty) return list.isPaged ? null : reason;
  const leadsBack =
    signs.pages.some(({ url }) => list.addresses.has(pageKey(url))) ||
    linksBack(document, list.addresses);
  return leadsBack ? null : reason;
}

/** True for a page of the same list, which names a page of it; not for one that says "Back soon". */
function linksBack(document: WebDocument, addresses: ReadonlySet<string>): boolean {
  const lists = new Set([...addresses].flatMap((address) => addressOf(address) ?? []));
  const links = referencesOf(pageOf(document)).links;
  return links.some((link) => lists.has(addressOf(link) ?? ''));
}
const addressOf = (url: string): string | null => {
  const parsed = URL.parse(url);
  return parsed === null ? null : listAddress(parsed);
};

const highest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const rest = ({ url }: PageLink, reason: string): Omission => ({
  what: `openings from ${url} on`,
  reason,
});

/** One page of the list; null, and a loss, for a later page that fails. */
async function fetchListPage(
  link: PageLink,
  pagesBefore: number,
  lost: Omission[],
  context: FetchContext,
): Promise<WebDocument | null> {
  try {
    return await fetchPage(link.url, context);
  } catch (error) {
    if (pagesBefore === 0) throw error;
    lost.push(rest(link, reasonOf(error, context)));
    return null;
  }
}
