import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { type Details, fetchDetails, maxListingBytes } from '../detail-requests.ts';
import type { FetchContext, Fetched } from '../source.ts';
import { listingOf } from '../whole-listing.ts';
import { fetchPage, look } from './fetch-page.ts';
import { breaksOff } from './page-controls.ts';
import { pageKey } from './page-key.ts';
import { type Lists, readLists } from './read-lists.ts';

/** Openings asked for in one scan: at two requests a second some eight minutes. */
export const maxDetails = 1_000;

/**
 * A careers page, all pages of its list, and the pages of the openings they link to, as far as they
 * hold a JobPosting. An opening that the list still links stays as the last scan read it where its
 * page answers but cannot be read. Links that never held one, or to what is gone, are noise; what
 * fails or lies beyond the bounds is left out and said. Throws `challenge_page` for a wall,
 * `broken_answer` for half a page, `no_openings_found` where nothing holds a posting.
 */
export async function collectOpenings(
  url: string,
  context: FetchContext,
  maxBytes = maxListingBytes,
): Promise<Fetched> {
  const lists = await readLists(url, context, maxBytes);
  const wanted = lists.detailUrls.slice(0, maxDetails);
  const request = (detail: string) => fetchPage(detail, context);
  const details = await fetchDetails(wanted, request, context, maxBytes - lists.bytes);
  const { openings, noise, kept, broken } = sortPages(details.documents, lists, context);
  const documents = [...describing(lists), ...openings];
  if (documents.length === 0) throw details.failure ?? nothingOn(url, lists);
  const listed = lists.described + lists.detailUrls.length - noise;
  const isAllThere = lists.total !== null && listed >= lists.total;
  return listingOf({
    documents,
    remembered: unread(lists, details, context),
    // Fewer than there are is said of something else.
    claimed: lists.total !== null && listed <= lists.total ? lists.total : null,
    listed,
    lost: [
      ...lists.lost,
      ...(isAllThere ? [] : unfollowed(lists)),
      ...details.omitted,
      ...broken.map(({ url: what }) => ({ what, reason: 'its JSON-LD is broken' })),
      ...beyond(lists.detailUrls.length - maxDetails),
    ],
    noted: kept.map(({ url: what }) => ({
      what,
      reason: 'kept as read before: its page has no opening now',
    })),
  });
}

type Sorted = {
  /** Pages of openings, some of them as the last scan had them. */
  readonly openings: readonly WebDocument[];
  readonly kept: readonly WebDocument[];
  /** Pages that speak of a posting which cannot be read, and could not before. */
  readonly broken: readonly WebDocument[];
  /** How many links lead to no opening. */
  readonly noise: number;
};

function sortPages(
  pages: readonly WebDocument[],
  lists: Pick<Lists, 'addresses'>,
  context: FetchContext,
): Sorted {
  const openings: WebDocument[] = [];
  const kept: WebDocument[] = [];
  const broken: WebDocument[] = [];
  let noise = 0;
  for (const page of pages) {
    const known = context.previous(page.url);
    const { isOpening, isDamaged } = look(page);
    if (lists.addresses.has(pageKey(page.finalUrl))) noise += 1;
    else if (isOpening) openings.push(isDamaged ? askedInFull(page) : page);
    else if (known !== null && look(known).isOpening) kept.push(known);
    else if (isDamaged) broken.push(page);
    else noise += 1;
  }
  return { openings: [...openings, ...kept], kept, broken, noise };
}

/**
 * Openings that the last scan read and that may still be listed: their page failed or was not asked
 * for, or a page of the list is missing. A later scan must not take their links for noise.
 */
function unread(
  { documents, detailUrls, lost }: Lists,
  details: Details,
  context: FetchContext,
): readonly WebDocument[] {
  const answered = new Set([...documents, ...details.documents].map(({ url }) => url));
  const linked = detailUrls.flatMap((url) => context.previous(url) ?? []);
  const candidates = lost.length > 0 ? context.allPrevious() : linked;
  return candidates.filter(
    (document) =>
      !answered.has(document.url) && !details.gone.has(document.url) && look(document).isOpening,
  );
}

/** Pages of the list that describe openings themselves. */
const describing = ({ documents }: Lists): readonly WebDocument[] =>
  documents.flatMap((document) => {
    const { isOpening, isDamaged } = look(document);
    return isOpening ? [isDamaged ? askedInFull(document) : document] : [];
  });

/** What was damaged is asked for in full by the next scan, not on the condition that it changed. */
const askedInFull = (document: WebDocument): WebDocument => ({
  ...document,
  etag: null,
  lastModified: null,
});

function nothingOn(url: string, { lost }: Lists): AppError {
  return lost.some(({ reason }) => reason === breaksOff)
    ? new AppError('broken_answer', { url, reason: breaksOff })
    : new AppError('no_openings_found', { url });
}

const unfollowed = ({ unfollowed: label }: Lists): readonly Omission[] =>
  label === null
    ? []
    : [{ what: `openings behind "${label}"`, reason: 'only a script of the page brings them' }];

const beyond = (count: number): readonly Omission[] =>
  count > 0 ? [{ what: `${count} openings`, reason: 'too many for one scan' }] : [];
