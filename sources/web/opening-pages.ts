import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import { fetchDetails, maxListingBytes } from '../detail-requests.ts';
import type { FetchContext } from '../source.ts';
import { beyond, maxDetails, sortPages } from './collect-openings.ts';
import { fetchOpening, look } from './fetch-page.ts';

/** A page that a list names, and the list's words about it; null if they do not tell a change. */
export type NamedPage = { readonly url: string; readonly mark: string | null };

export type OpeningPages = {
  /** Pages with an opening, reduced to its data. */
  readonly openings: readonly WebDocument[];
  /** Pages without one, so that the next scan does not ask for them again. */
  readonly others: readonly WebDocument[];
  readonly lost: readonly Omission[];
  readonly noted: readonly Omission[];
  /** Addresses that the site says no longer exist. */
  readonly gone: ReadonlySet<string>;
  /** The first error, for a caller without any opening. */
  readonly failure: unknown;
};

/**
 * Reads the pages that a list names for schema.org data. A page that was read before is not asked
 * for again while its mark stays the same; `before` holds the marks of the last scan. A page that
 * fails, or is left for the next scan, keeps its last reading.
 */
export async function readOpeningPages(
  pages: readonly NamedPage[],
  before: ReadonlyMap<string, string | null>,
  context: FetchContext,
  usedBytes = 0,
): Promise<OpeningPages> {
  const { same, due } = sortByMark(pages, before, context);
  const request = (url: string) => fetchOpening(url, context);
  const room = maxListingBytes - usedBytes - sizeOf(same);
  const details = await fetchDetails(due.slice(0, maxDetails), request, context, room);
  const none = new Set<string>();
  const sorted = sortPages(details.documents, { addresses: none, sketched: none }, context);
  const asked = new Set(details.documents.map(({ url }) => url));
  const unread = due.flatMap((url) =>
    asked.has(url) || details.gone.has(url) ? [] : earlierPage(url, context),
  );
  const known = [...same, ...unread];
  return {
    openings: [...sorted.openings, ...known.filter(isOpening)],
    others: [...known.filter((page) => !isOpening(page)), ...sorted.others.map(withoutText)],
    lost: [
      ...details.omitted,
      ...sorted.broken.map(({ url: what }) => ({ what, reason: 'its JSON-LD is broken' })),
      ...beyond(due.length - maxDetails),
    ],
    noted: sorted.kept.map(({ url: what }) => ({
      what,
      reason: 'kept as read before: its page has no opening now',
    })),
    gone: details.gone,
    failure: details.failure,
  };
}

/** Marks a page that was read before it changed, so that the next scan asks for it again. */
const earlier = '#earlier';

function earlierPage(url: string, context: FetchContext): readonly WebDocument[] {
  const page = context.previous(url) ?? context.previous(url + earlier);
  return page === null ? [] : [{ ...page, url: url + earlier }];
}

/** Pages that have not changed since they were read, and the addresses to read, new ones first. */
function sortByMark(
  pages: readonly NamedPage[],
  before: ReadonlyMap<string, string | null>,
  context: FetchContext,
) {
  const same: WebDocument[] = [];
  const due: string[] = [];
  for (const { url, mark } of pages) {
    const known = context.previous(url);
    if (known !== null && mark !== null && before.get(url) === mark) same.push(known);
    else due.push(url);
  }
  const isKnown = (url: string): number => (context.previous(url) === null ? 0 : 1);
  return { same, due: due.toSorted((a, b) => isKnown(a) - isKnown(b)) };
}

const isOpening = (page: WebDocument): boolean => look(page).isOpening;

/** It is asked for in full if it changes. */
const withoutText = (page: WebDocument): WebDocument => ({
  ...page,
  body: '',
  etag: null,
  lastModified: null,
});

export const sizeOf = (documents: readonly WebDocument[]): number =>
  documents.reduce((sum, { body }) => sum + body.length, 0);
