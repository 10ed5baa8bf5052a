import { AppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import { counted } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import { type Details, fetchDetails, maxListingBytes } from '../detail-requests.ts';
import type { FetchContext, Fetched } from '../source.ts';
import { listingOf } from '../whole-listing.ts';
import { fetchOpening, look } from './fetch-page.ts';
import { breaksOff } from './page-controls.ts';
import { pageKey } from './page-key.ts';
import { type Lists, readLists } from './read-lists.ts';

/** Openings fetched in one scan: at two requests a second about eight minutes. */
export const maxDetails = 1_000;

/**
 * Reads a careers page, all pages of its list, and the pages of the linked openings that hold a
 * JobPosting. A listed opening keeps its last reading while its page answers but cannot be read.
 * Links that never held a JobPosting, or whose page is gone, are ignored; failures and anything
 * beyond the limits are left out and reported. Throws `challenge_page` for a wall, `broken_answer`
 * for half a page, `no_openings_found` without any posting.
 */
export async function collectOpenings(
  url: string,
  context: FetchContext,
  maxBytes = maxListingBytes,
): Promise<Fetched> {
  const lists = await readLists(url, context, maxBytes);
  const wanted = lists.detailUrls.slice(0, maxDetails);
  const request = (detail: string) => fetchOpening(detail, context);
  const details = await fetchDetails(wanted, request, context, maxBytes - lists.bytes);
  const { openings, others, kept, broken } = sortPages(details.documents, lists, context);
  const documents = [...describing(lists), ...openings];
  if (documents.length === 0) throw details.failure ?? nothingOn(url, lists);
  const listed = lists.described + lists.detailUrls.length - others.length;
  const isAllThere = lists.total !== null && listed >= lists.total;
  return listingOf({
    documents,
    remembered: unread(lists, details, context),
    // A total below the number listed counts something else.
    claimed: lists.total !== null && listed <= lists.total ? lists.total : null,
    listed,
    proof: 'every_page',
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
  readonly openings: readonly WebDocument[];
  readonly kept: readonly WebDocument[];
  /** Unreadable pages about a posting that no earlier scan could read either. */
  readonly broken: readonly WebDocument[];
  /** Pages without an opening. */
  readonly others: readonly WebDocument[];
};

/** Detail pages by their content; `lists` are pages that gone openings may redirect to. */
export function sortPages(
  pages: readonly WebDocument[],
  lists: Pick<Lists, 'addresses' | 'sketched'>,
  context: FetchContext,
): Sorted {
  const openings: WebDocument[] = [];
  const kept: WebDocument[] = [];
  const broken: WebDocument[] = [];
  const others: WebDocument[] = [];
  for (const page of pages) {
    const known = context.previous(page.url);
    const { isOpening, isDamaged } = look(page);
    if (lists.addresses.has(pageKey(page.finalUrl))) others.push(page);
    else if (isOpening) openings.push(isDamaged ? askedInFull(page) : page);
    else if (known !== null && look(known).isOpening) kept.push(known);
    else if (isDamaged) broken.push(page);
    else if (!lists.sketched.has(pageKey(page.url))) others.push(page);
  }
  return { openings: [...openings, ...kept], kept, broken, others };
}

/**
 * Openings of the last scan that may still be listed: their page failed or was not fetched, or a
 * page of the list is missing. A later scan must not ignore their links.
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

const describing = ({ documents }: Lists): readonly WebDocument[] =>
  documents.flatMap((document) => {
    const { isOpening, isDamaged } = look(document);
    return isOpening ? [isDamaged ? askedInFull(document) : document] : [];
  });

/** The next scan fetches damaged pages in full instead of only if changed. */
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

/** What a control without an address holds back. */
export const unfollowed = ({
  unfollowed: label,
}: Pick<Lists, 'unfollowed'>): readonly Omission[] =>
  label === null
    ? []
    : [{ what: `openings behind "${label}"`, reason: 'only a script of the page brings them' }];

export const beyond = (count: number): readonly Omission[] =>
  count > 0
    ? [{ what: counted(count, 'opening', 'openings'), reason: 'too many for one scan' }]
    : [];
