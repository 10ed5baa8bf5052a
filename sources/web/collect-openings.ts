import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import { challengeOf } from '../challenge.ts';
import { fetchDetails, maxListingBytes, tooLarge } from '../detail-requests.ts';
import type { FetchContext, Fetched } from '../source.ts';
import { titleOf } from './job-posting.ts';
import { readJsonLd } from './json-ld-nodes.ts';
import { pageOf, readListPage } from './list-page.ts';
import { pageKey } from './page-key.ts';

/** Bounds of one scan: at two requests a second some eight minutes. */
export const maxListPages = 50;
export const maxDetails = 1_000;

/**
 * A careers page, the pages after it, and the pages of the openings they link to, as far as they
 * hold a JobPosting. Links without one, or to what is gone, are noise; what fails or lies beyond the bounds is left out
 * and said. Throws `challenge_page` for a wall, `no_openings_found` where nothing holds a posting.
 */
export async function collectOpenings(
  url: string,
  context: FetchContext,
  maxBytes = maxListingBytes,
): Promise<Fetched> {
  const lists = await fetchLists(url, context, maxBytes);
  const wanted = lists.detailUrls.slice(0, maxDetails);
  const request = (detail: string) => fetchPage(detail, context);
  const details = await fetchDetails(wanted, request, context, maxBytes - lists.bytes);
  const openings = details.documents.filter(
    (document) => hasPosting(document) && !lists.addresses.has(pageKey(document.finalUrl)),
  );
  const documents = [...lists.documents.filter(hasPosting), ...openings];
  if (documents.length === 0) throw details.failure ?? new AppError('no_openings_found', { url });
  const omitted = [
    ...lists.omitted,
    ...details.omitted,
    ...beyond(lists.detailUrls.length - maxDetails),
  ];
  return { documents, claimed: null, complete: omitted.length === 0, omitted };
}

type Lists = {
  readonly documents: readonly WebDocument[];
  /** Canonical: an opening that is gone often leads back to its list. */
  readonly addresses: ReadonlySet<string>;
  readonly detailUrls: readonly string[];
  readonly omitted: readonly Omission[];
  readonly bytes: number;
};

/** The list and its `rel=next` pages, until one brings nothing new. */
async function fetchLists(start: string, context: FetchContext, maxBytes: number): Promise<Lists> {
  const documents: WebDocument[] = [];
  const addresses = new Set<string>();
  const details = new Map<string, string>();
  const omitted: Omission[] = [];
  let url: string | null = start;
  let bytes = 0;

  while (url !== null && !addresses.has(pageKey(url))) {
    if (documents.length === maxListPages || bytes >= maxBytes) {
      const reason = bytes >= maxBytes ? tooLarge : 'too many pages';
      omitted.push({ what: `openings from ${url} on`, reason });
      break;
    }
    context.progress(0, `Reading page ${documents.length + 1}`);
    const document: WebDocument | null = await fetchList(url, documents.length, omitted, context);
    if (document === null) break;
    addresses.add(pageKey(url)).add(pageKey(document.finalUrl));
    const page = readListPage(pageOf(document));
    const fresh = page.detailUrls.filter((detail) => !details.has(pageKey(detail)));
    for (const detail of fresh) details.set(pageKey(detail), detail);
    const isRepeat = documents.some((known) => known.body === document.body);
    documents.push(document);
    bytes += document.body.length;
    const hasNews = fresh.length > 0 || (page.postings > 0 && !isRepeat);
    url = hasNews ? page.next : null;
  }
  const detailUrls = [...details]
    .filter(([key]) => !addresses.has(key))
    .map(([, detail]) => detail);
  return { documents, addresses, detailUrls, omitted, bytes };
}

/** One page of the list; null, and an omission, for a later page that fails. */
async function fetchList(
  url: string,
  pagesBefore: number,
  omitted: Omission[],
  context: FetchContext,
): Promise<WebDocument | null> {
  try {
    return await fetchPage(url, context);
  } catch (error) {
    if (pagesBefore === 0) throw error;
    omitted.push({ what: `openings from ${url} on`, reason: reasonOf(error, context) });
    return null;
  }
}

async function fetchPage(url: string, context: FetchContext): Promise<WebDocument> {
  const document = await context.fetch({ url, expect: 'html' });
  const kind = hasPosting(document) ? null : challengeOf(document);
  if (kind !== null) throw new AppError('challenge_page', { url, kind });
  return document;
}

const hasPosting = (document: WebDocument): boolean =>
  document.body.includes('JobPosting') &&
  readJsonLd(document.body).postings.some((node) => titleOf(node) !== null);

const beyond = (count: number): readonly Omission[] =>
  count > 0 ? [{ what: `${count} openings`, reason: 'too many for one scan' }] : [];
