import type { Omission } from '#core/listing.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { reasonOf, requestBoard } from './board-request.ts';
import type { FetchContext, Source } from './source.ts';

/** What one page of a board says. */
export type BoardPage = {
  readonly ids: readonly string[];
  /** How many openings the vendor says there are; null where it does not say. */
  readonly total: number | null;
};

/** How one vendor pages. */
export type Paging = {
  readonly source: Pick<Source, 'label'>;
  readonly slug: string;
  /** The request for the openings from `offset` on. */
  readonly request: (offset: number) => WebRequest;
  readonly read: (document: WebDocument) => BoardPage;
  /** How many openings a full page has: a shorter one is the last, unless there is a total. */
  readonly pageSize: number;
};

/** What came of asking for all pages; `ids` are those of all openings listed. */
export type Pages = {
  readonly documents: readonly WebDocument[];
  readonly total: number | null;
  readonly ids: ReadonlySet<string>;
  /** Why the list may be longer; a total that is not reached is the caller's to hold against it. */
  readonly lost: readonly Omission[];
};

/** At 100 a page twice what the largest board known has. */
export const maxPages = 200;

/**
 * All pages of a board by offset. Ends at the total, on an empty page, on one shorter than the page
 * before it, on a page without new ids, and at the bound. A first page that is short by a round
 * number may be as much as the board gives at once: then the next is asked for. Without a total, a
 * page that repeats ids shows that the offset is ignored or that the list moved meanwhile: a loss.
 * An error on the first page is thrown; later ones, and the bound, are losses.
 */
export async function fetchPages(paging: Paging, context: FetchContext): Promise<Pages> {
  const documents: WebDocument[] = [];
  const ids = new Set<string>();
  let total: number | null = null;
  let offset = 0;
  let fullSize = paging.pageSize;

  const pages = (lost: readonly Omission[] = []): Pages => ({ documents, total, ids, lost });
  const from = (number: number, reason: string): Omission => ({
    what: `openings from number ${number + 1} on`,
    reason,
  });

  while (documents.length < maxPages) {
    context.progress(total === null ? 0 : ids.size / total, `Reading page ${documents.length + 1}`);
    const page = await nextPage(paging, offset, context);
    if ('failure' in page) return pages([from(offset, page.failure)]);
    const named = page.ids.filter((id) => id !== '');
    const fresh = named.filter((id) => !ids.has(id));
    const isFirst = documents.length === 0;
    if (isFirst || fresh.length > 0) documents.push(page.document);
    for (const id of fresh) ids.add(id);
    total ??= page.total;
    const start = offset;
    offset += page.ids.length;

    if (total === null && !isFirst && fresh.length < named.length) {
      return pages([from(start, 'the page repeats openings of an earlier one')]);
    }
    const count = page.ids.length;
    const isLast = total === null ? count < fullSize : ids.size >= total;
    if (count === 0 || (fresh.length === 0 && !isFirst)) return pages();
    if (isLast && !(total === null && isFirst && mayBeCap(count))) return pages();
    fullSize = Math.min(fullSize, count);
  }
  return pages([from(offset, 'too many pages')]);
}

/** How many openings boards give at once where they give fewer than one asks for: 10, 20, 25, 50. */
const mayBeCap = (count: number): boolean => count > 0 && (count % 10 === 0 || count % 25 === 0);

type Page = BoardPage & { readonly document: WebDocument };

async function nextPage(
  paging: Paging,
  offset: number,
  context: FetchContext,
): Promise<Page | { readonly failure: string }> {
  try {
    const request = paging.request(offset);
    const document = await requestBoard(context, paging.source, paging.slug, request);
    return { document, ...paging.read(document) };
  } catch (error) {
    if (offset === 0) throw error;
    return { failure: reasonOf(error, context) };
  }
}
