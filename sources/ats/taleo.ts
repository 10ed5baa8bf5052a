import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { ask, getPage, type Judge, postJson, requestBoard } from '../board-request.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, line, listOf, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { slashDate } from '../fields/slash-date.ts';
import { descriptionOf } from '../html.ts';
import { rowsOf } from '../html-rows.ts';
import { type DetailedBoard, fetchDetailed, readDetailed } from '../list-details.ts';
import { elementsIn } from '../page-text.ts';
import { probeBoard } from '../single-request.ts';
import type { Fetched, Source, SourceContext } from '../source.ts';

/**
 * The search behind Taleo Enterprise's career sections, which has no public documentation. The slug
 * is the address of a section: `acme.taleo.net/careersection/2`. The total of many sections counts
 * openings that the list never shows, so those are never proven whole.
 */
export const taleo: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: async (slug, context) => {
    const page = await ask(context, pageRequest(slug), judge);
    return await probeBoard(listRequest(slug, portalIn(page), 0), { ...board, judge }, context);
  },
  fetch: fetchBoard,
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

function slugOf(url: URL): string | null {
  const [, section = ''] = /^\/careersection\/([\w.-]+)(?:\/|$)/.exec(url.pathname) ?? [];
  const isSection = section !== '' && !/^(rest|theme|static)$/.test(section);
  const isOwn = boardSubdomain(url, 'taleo.net') !== null;
  return isOwn && isSection ? `${vendorHost(url)}/careersection/${section}` : null;
}

/** In English, because dates with two numbers are American there. */
const pageRequest = (slug: string): WebRequest => getPage(`https://${slug}/jobsearch.ftl?lang=en`);

/** The number by which the search knows a section. */
function portalIn(page: WebDocument): string {
  const portal = /portalNo:\s*["']?(\d+)/.exec(page.body)?.[1];
  if (portal !== undefined) return portal;
  const reason = 'the page is no career section';
  throw new AppError('unreadable_content', { url: page.finalUrl, reason });
}

/** Without a time zone the search fails. A page has 25 openings; another size spoils its cache. */
function listRequest(slug: string, portal: string, page: number): WebRequest {
  const [host] = slug.split('/');
  const request = postJson(
    `https://${host}/careersection/rest/jobboard/searchjobs?lang=en&portal=${portal}`,
    {
      multilineEnabled: false,
      sortingSelection: { sortBySelectionParam: '3', ascendingSortingOrder: 'false' },
      fieldData: { fields: { KEYWORD: '', LOCATION: '', ORGANIZATION: '' }, valid: true },
      filterSelectionParam: { searchFilterSelections: [] },
      advancedSearchFiltersSelectionParam: { searchFilterSelections: [] },
      pageNo: page + 1,
    },
  );
  return { ...request, headers: { tz: 'GMT+00:00' } };
}

/** The page of an opening that is gone answers like any other. */
const judge: Judge = ({ body, finalUrl }) => {
  if (/"careerSectionUnAvailable"\s*:\s*true/.test(body)) return 'maintenance';
  const isDetail = /\/jobdetail\.ftl/.test(finalUrl);
  return isDetail && !body.includes('!*!') && /no longer available/i.test(body) ? 'missing' : null;
};

async function fetchBoard(slug: string, context: SourceContext): Promise<Fetched> {
  const portal = portalIn(await requestBoard(context, { slug, judge }, pageRequest(slug)));
  const request = (_offset: number, page: number) => listRequest(slug, portal, page);
  return await fetchDetailed({ slug, ...board, judge, request, pageSize: 25 }, context);
}

const Requisition = z.object({
  contestNo: required,
  column: listOf(line),
  linkedColumn: amount,
  locationsColumns: listOf(amount),
});
type Requisition = z.output<typeof Requisition>;

const board: DetailedBoard<typeof Requisition, string> = {
  list: jsonList({ list: 'requisitionList', total: 'pagingData.totalCount' }),
  schema: Requisition,
  id: ({ contestNo }) => contestNo,
  detail: {
    request: ({ contestNo }, slug) => getPage(detailUrl(slug, contestNo)),
    read: textOf,
    keep: ({ body }) => elementsIn(body, pageText),
  },
};

const detailUrl = (slug: string, id: string): string =>
  `https://${slug}/jobdetail.ftl?job=${encodeURIComponent(id)}&lang=en`;

/** The columns of a section are its own; the answer names those of the title and the places. */
function posting(entry: Requisition, text: string | null, slug: string): RawPosting | null {
  const { column, linkedColumn, locationsColumns: located } = entry;
  const title = column[linkedColumn ?? 0] ?? column[0] ?? null;
  if (title === null) return null;
  const places = located.flatMap((at) => placesIn(at === null ? null : (column[at] ?? null)));
  const others = column.filter((_cell, at) => at !== (linkedColumn ?? 0) && !located.includes(at));
  const days = others.map((cell) => isoDate(cell) ?? slashDate(cell, 'month_first'));
  return rawPosting({
    externalId: entry.contestNo,
    title,
    url: detailUrl(slug, entry.contestNo),
    locations: places.map(namedLocation),
    postedAt: days.find((day) => day !== null) ?? null,
    ...descriptionOf(text ?? ''),
  });
}

/** A list as text: `["US-Kansas-Wichita"]`. */
function placesIn(cell: string | null): readonly string[] {
  if (cell === null || !cell.startsWith('[')) return cell === null ? [] : [cell];
  try {
    return listOf(required).parse(JSON.parse(cell));
  } catch {
    return [cell];
  }
}

const pageText = 'input#initialHistory, input[name="initialHistory"]';

/** The text is in a hidden field, percent-encoded, between two marks. */
function textOf({ body }: WebDocument): string | null {
  const shape = { row: pageText, parts: { value: '@value' } } as const;
  const value = rowsOf(body, '', shape)[0]?.value ?? '';
  const encoded = /!\*!(.*?)!\|!/s.exec(value)?.[1] ?? null;
  return encoded === null ? null : encoded.replace(/(?:%[\da-f]{2})+/gi, decoded);
}

function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    // Bytes of another encoding.
    return bytes;
  }
}
