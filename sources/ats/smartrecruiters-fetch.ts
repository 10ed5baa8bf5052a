import { AppError } from '#core/errors.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { fetchDetails, maxListingBytes } from '../detail-requests.ts';
import { listedIn, listOrFail } from '../entries.ts';
import { isRecord, toAmount, toLine } from '../fields/lenient.ts';
import { readAnswer, readJson } from '../json-document.ts';
import { type BoardPage, fetchPages } from '../paging.ts';
import type { FetchContext, Fetched, Source } from '../source.ts';
import { listingOf } from '../whole-listing.ts';

const pageSize = 100;

/** Details asked for in one scan: at two a second some eight minutes. The next scan goes on. */
const maxDetails = 1_000;

/** One page of a company's postings. */
export const listRequest = (slug: string, offset: number): WebRequest => ({
  url: `${companyUrl(slug)}/postings?limit=${pageSize}&offset=${offset}`,
  expect: 'json',
});

/**
 * The list, and for its entries the details that hold the text. Those whose entry is as it was in
 * the last scan are taken from there; one whose detail is gone stays as the list has it.
 */
export async function fetchSmartRecruiters(
  source: Pick<Source, 'label'>,
  slug: string,
  context: FetchContext,
): Promise<Fetched> {
  const request = (offset: number) => listRequest(slug, offset);
  const pages = await fetchPages({ source, slug, request, read: readPage, pageSize }, context);
  const claimed = pages.total;
  if (pages.ids.size === 0) return nothingListed(pages.documents, claimed);

  const { unchanged, wanted } = sortDetails(slug, entriesOf(pages.documents), context);
  const details = await fetchDetails(
    wanted.slice(0, maxDetails),
    (url) => fetchDetail(url, context),
    context,
    maxListingBytes - sizeOf([...pages.documents, ...unchanged]),
  );
  return listingOf({
    documents: [...pages.documents, ...unchanged, ...details.documents],
    claimed,
    listed: pages.ids.size,
    lost: [...pages.lost, ...details.omitted, ...beyond(wanted.length - maxDetails)],
  });
}

/** An opening's text. Throws where the answer is not that opening: such a one is never kept. */
async function fetchDetail(url: string, context: FetchContext): Promise<WebDocument> {
  const document = await context.fetch({ url, expect: 'json' });
  if (isDetail(readAnswer(document), url)) return document;
  const reason = 'the answer is not the opening asked for';
  throw new AppError('broken_answer', { url, reason });
}

const isDetail = (json: unknown, url: string): boolean =>
  isRecord(json) &&
  toLine(json.name) !== null &&
  url.endsWith(`/${encodeURIComponent(idOf(json) ?? '')}`);

/** The detail of the last scan; null where there is none that could be read. */
function previousDetail(url: string, context: FetchContext): WebDocument | null {
  const previous = context.previous(url);
  try {
    return previous !== null && isDetail(readJson(previous), url) ? previous : null;
  } catch {
    return null;
  }
}

const sizeOf = (documents: readonly WebDocument[]): number =>
  documents.reduce((sum, { body }) => sum + body.length, 0);

const companyUrl = (slug: string): string =>
  `https://api.smartrecruiters.com/v1/companies/${encodeURIComponent(slug)}`;

function readPage(document: WebDocument): BoardPage {
  const json = readAnswer(document);
  const ids = listOrFail(document, json, 'content').map((entry) => idOf(entry) ?? '');
  return { ids, total: isRecord(json) ? toAmount(json.totalFound) : null };
}

/** The API answers zero for companies it never heard of, so zero proves nothing. */
function nothingListed(documents: readonly WebDocument[], claimed: number | null): Fetched {
  const reason = 'SmartRecruiters answers the same for companies it does not know';
  return listingOf({ documents, claimed, listed: 0, lost: [{ what: 'an empty list', reason }] });
}

/** List entries by id, each as the text it came as. */
type Entries = ReadonlyMap<string, string>;

function entriesOf(documents: readonly WebDocument[]): Entries {
  const entries = new Map<string, string>();
  for (const document of documents) {
    for (const entry of listedIn(readJson(document), 'content') ?? []) {
      const id = idOf(entry);
      if (id !== null) entries.set(id, JSON.stringify(entry));
    }
  }
  return entries;
}

function sortDetails(slug: string, entries: Entries, context: FetchContext) {
  const before = entriesOf(previousPages(slug, context));
  const unchanged: WebDocument[] = [];
  const wanted: string[] = [];
  for (const [id, entry] of entries) {
    const url = `${companyUrl(slug)}/postings/${encodeURIComponent(id)}`;
    const previous = before.get(id) === entry ? previousDetail(url, context) : null;
    if (previous === null) wanted.push(url);
    else unchanged.push(previous);
  }
  return { unchanged, wanted };
}

function previousPages(slug: string, context: FetchContext): readonly WebDocument[] {
  const pages: WebDocument[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = context.previous(listRequest(slug, offset).url);
    if (page === null) return pages;
    pages.push(page);
  }
}

const beyond = (count: number) =>
  count > 0 ? [{ what: `the text of ${count} openings`, reason: 'left for the next scan' }] : [];

const idOf = (entry: unknown): string | null => (isRecord(entry) ? toLine(entry.id) : null);
