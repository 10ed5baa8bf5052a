import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import { tooLarge } from '../detail-requests.ts';
import { referencesOf, tooManyLinks } from '../page-references.ts';
import type { FetchContext } from '../source.ts';
import { fetchPage } from './fetch-page.ts';
import { type ListPage, pageOf, readListPage } from './list-page.ts';
import { listAddress } from './page-address.ts';
import { breaksOff } from './page-controls.ts';
import { pageKey } from './page-key.ts';
import { type PageLink, type PageSigns, readPageSigns } from './page-signs.ts';

export const maxListPages = 50;

export type Lists = {
  readonly documents: readonly WebDocument[];
  /** Canonical: a missing opening often redirects to its list. */
  readonly addresses: ReadonlySet<string>;
  readonly detailUrls: readonly string[];
  readonly described: number;
  /** Keys of the detail pages whose openings a list describes without their text. */
  readonly sketched: ReadonlySet<string>;
  /** Openings the pages say there are; null if they do not say. */
  readonly total: number | null;
  readonly lost: readonly Omission[];
  /** A control that needs a script: no loss if all claimed openings are there. */
  readonly unfollowed: string | null;
  readonly bytes: number;
};

type Read = {
  readonly document: WebDocument;
  readonly signs: PageSigns;
  readonly openings: number;
  readonly described: number;
  readonly fresh: readonly string[];
  readonly hasNews: boolean;
  readonly isOverfull: boolean;
  readonly sketched: readonly string[];
};

/** Reads one page as a list, in whatever way its openings are marked. */
export type ReadPage = (document: WebDocument) => ListPage;

const markedUp: ReadPage = (document) => readListPage(pageOf(document));

/**
 * Reads the list at an address and every further page that it offers, each once, lowest number
 * first. A failed page ends the reading and is a loss. So is a page that the site counts as part of
 * its list but that adds nothing, and everything beyond 50 pages or `maxBytes`. If a site only
 * offers "next", a page without openings, or one that repeats the page before it, is the end.
 */
export async function readLists(
  start: string,
  context: FetchContext,
  maxBytes: number,
  read: ReadPage = markedUp,
): Promise<Lists> {
  const documents: WebDocument[] = [];
  const addresses = new Set<string>();
  const details = new Map<string, string>();
  const sketched = new Set<string>();
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
    context.progress(0, `Page ${documents.length + 1}`);
    const document = await fetchListPage(link, documents.length, lost, context);
    if (document === null) break;
    addresses.add(pageKey(link.url)).add(pageKey(document.finalUrl));
    const page = readPage(document, { start, details, before: documents, read });
    documents.push(document);
    bytes += document.body.length;
    described += page.hasNews ? page.described : 0;
    for (const url of page.fresh) details.set(pageKey(url), url);
    for (const url of page.sketched) sketched.add(pageKey(url));
    total = highest(total, page.signs.total);
    unfollowed ??= page.signs.unfollowed;
    if (page.signs.isCut) lost.push({ what: `openings of ${link.url}`, reason: breaksOff });
    if (page.isOverfull) lost.push({ what: `openings of ${link.url}`, reason: tooManyLinks });
    const isFirst = documents.length === 1;
    if (!isFirst && !page.hasNews) {
      const reason = idle(page, link, { isPaged, addresses });
      if (reason === null) continue;
      lost.push({ what: `openings of ${link.url}`, reason });
      // A site whose pages are all alike has no others to offer.
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
  return { documents, addresses, detailUrls, described, sketched, total, lost, unfollowed, bytes };
}

/** The page with the lowest number; one that is only called "next" comes last. */
function take(queue: Map<string, PageLink>): PageLink | null {
  const order = ({ number }: PageLink) => number ?? Number.POSITIVE_INFINITY;
  const [first] = [...queue].toSorted(([, a], [, b]) => order(a) - order(b));
  if (first === undefined) return null;
  queue.delete(first[0]);
  return first[1];
}

type Known = {
  readonly start: string;
  readonly details: ReadonlyMap<string, string>;
  readonly before: readonly WebDocument[];
  readonly read: ReadPage;
};

function readPage(document: WebDocument, { start, details, before, read }: Known): Read {
  const { postings, detailUrls, isOwnPage, isOverfull, sketched } = read(document);
  const signs = isOwnPage ? noSigns : readPageSigns(document.body, document.finalUrl, start);
  const fresh = detailUrls.filter((url) => !details.has(pageKey(url)));
  const isRepeat = before.some((known) => known.body === document.body);
  return {
    document,
    signs,
    openings: postings + detailUrls.length,
    described: postings,
    sketched,
    fresh,
    hasNews: fresh.length > 0 || (postings > 0 && !isRepeat),
    isOverfull: !isOwnPage && (isOverfull || signs.isOverfull),
  };
}

/** On an opening's own page "Next" leads to another opening. */
const noSigns: PageSigns = {
  pages: [],
  unfollowed: null,
  total: null,
  isCut: false,
  isOverfull: false,
};

/** Why a page that adds nothing leaves the list unproven; null at the list's end. */
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

/** True for a page of the same list, which links to another of its pages; not for "Back soon". */
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

/** Fetches one page of the list; null, and a loss, if a later page fails. */
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
