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
  readonly omitted: readonly Omission[];
};

/** At 100 a page twice what the largest board known has. */
export const maxPages = 200;

/**
 * All pages of a board by offset. Ends on an empty or short page, at the total, on a page without
 * new ids (some boards ignore the offset and repeat themselves), and at the bound. An error on the
 * first page is thrown; later ones, and the bound, are omissions.
 */
export async function fetchPages(paging: Paging, context: FetchContext): Promise<Pages> {
  const documents: WebDocument[] = [];
  const ids = new Set<string>();
  let total: number | null = null;
  let offset = 0;

  const pages = (omitted: readonly Omission[]): Pages => ({ documents, total, ids, omitted });

  while (documents.length < maxPages) {
    context.progress(total === null ? 0 : ids.size / total, `Reading page ${documents.length + 1}`);
    const page = await nextPage(paging, offset, context);
    if ('failure' in page) {
      return pages([{ what: `openings from number ${offset + 1} on`, reason: page.failure }]);
    }
    const fresh = page.ids.filter((id) => !ids.has(id));
    const isFirst = documents.length === 0;
    if (isFirst || fresh.length > 0) documents.push(page.document);
    for (const id of fresh) ids.add(id);
    total ??= page.total;
    offset += page.ids.length;

    const isLast = total === null ? page.ids.length < paging.pageSize : ids.size >= total;
    if (fresh.length === 0 || isLast) return pages(missing(ids.size, total));
  }
  return pages([{ what: `openings from number ${offset + 1} on`, reason: 'too many pages' }]);
}

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

/** What the site says it has beyond what it lists. */
export function missing(listed: number, claimed: number | null): readonly Omission[] {
  if (claimed === null || listed >= claimed) return [];
  return [
    { what: `${claimed - listed} openings`, reason: `the site lists ${listed} of ${claimed}` },
  ];
}
