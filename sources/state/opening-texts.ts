import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { fetchDetails, maxListingBytes } from '../detail-requests.ts';
import { agedPages } from '../kept-pages.ts';
import type { FetchContext } from '../source.ts';
import { beyond, maxDetails } from '../web/collect-openings.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { sizeOf } from '../web/opening-pages.ts';
import { pageKey } from '../web/page-key.ts';
import { isKept, keepOpening, saysMore, withPage } from './opening-page.ts';

/** Pages of openings, reduced to what they say; a page that could not be read costs no opening. */
export type Texts = {
  readonly documents: readonly WebDocument[];
  readonly noted: readonly Omission[];
};

/** Where this many pages say nothing of their openings, the others say nothing either. */
const fewPages = 4;

/**
 * The pages of the openings whose text the list does not hold. An opening that the list describes
 * as before keeps the page of the last scan for some days, and so does one whose page fails.
 */
export async function fetchTexts(
  {
    listed,
    before,
    pages,
  }: {
    readonly listed: readonly RawPosting[];
    /** What the last scan's list said. */
    readonly before: readonly RawPosting[];
    readonly pages: readonly WebDocument[];
  },
  context: FetchContext,
): Promise<Texts> {
  const lists = new Set(pages.flatMap(({ url, finalUrl }) => [pageKey(url), pageKey(finalUrl)]));
  const known = new Map(before.map((posting) => [posting.externalId, JSON.stringify(posting)]));
  const same = new Map<string, WebDocument>();
  const titles = new Map<string, string>();
  for (const posting of listed) {
    const { url, title, descriptionText } = posting;
    if (url === null || descriptionText !== '' || lists.has(pageKey(url))) continue;
    titles.set(url, title);
    const isSame = known.get(posting.externalId) === JSON.stringify(posting);
    const page = isSame ? keptPage(url, context) : null;
    if (page !== null) same.set(url, page);
  }
  const aged = agedPages([...same.values()], context.today);
  const kept = [...same.values()].filter((page) => !aged.has(page));
  const room = maxListingBytes - sizeOf([...pages, ...kept]);
  const fresh = new Set(kept.map(({ url }) => url));
  const wanted = [...titles.keys()].filter((url) => !fresh.has(url));
  const request = async (url: string): Promise<WebDocument> => {
    const page = await fetchPage(url, context);
    const body = keepOpening(page, titles.get(url) ?? '') ?? '';
    return { ...page, body, askedOn: context.today };
  };
  const isSilent = kept.length > 0 && !kept.some(saysMore);
  const tries = isSilent ? Math.max(0, fewPages - kept.length) : fewPages;
  const first = await fetchDetails(wanted.slice(0, tries), request, context, room);
  const isAny = [...kept, ...first.documents].some(saysMore);
  const rest = isAny ? wanted.slice(tries, maxDetails) : [];
  const others = await fetchDetails(rest, request, context, room - sizeOf(first.documents));
  const read = [...first.documents, ...others.documents].filter(isKept);
  const urls = new Set(read.filter(saysMore).map(({ url }) => url));
  const earlier = wanted.flatMap((url) => {
    const page = urls.has(url) ? null : keptPage(url, context);
    return page !== null && saysMore(page) ? page : [];
  });
  const isEarlier = new Set(earlier.map(({ url }) => url));
  return {
    documents: [...kept, ...read.filter(({ url }) => !isEarlier.has(url)), ...earlier],
    noted: [...first.omitted, ...others.omitted, ...beyond(isAny ? wanted.length - maxDetails : 0)],
  };
}

function keptPage(url: string, context: FetchContext): WebDocument | null {
  const page = context.previous(url);
  return page !== null && isKept(page) ? page : null;
}

/** The openings of a list, each with what its own page says. */
export function withTexts(
  postings: readonly RawPosting[],
  documents: readonly WebDocument[],
): readonly RawPosting[] {
  const pages = new Map(documents.filter(isKept).map((page) => [pageKey(page.url), page]));
  return postings.map((posting) => {
    const page = pages.get(pageKey(posting.url ?? ''));
    return page === undefined ? posting : withPage(posting, page);
  });
}
