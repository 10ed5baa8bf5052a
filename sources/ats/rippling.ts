import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, isRecord, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryAcross } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { type DetailedBoard, jsonDetail, readDetailed, withDetails } from '../list-details.ts';
import { fetchPages, pagingOf } from '../paging.ts';
import { fetchOnePage, probeBoard } from '../single-request.ts';
import type { Fetched, Source, SourceContext } from '../source.ts';
import { firstWay } from '../ways.ts';

/**
 * Rippling's job boards: the JSON of its own pages, which names work models, else that of
 * developer.rippling.com/documentation/job-board-api. Both list an opening once for each place.
 */
export const rippling: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(pageRequest(slug, 0), board, context),
  fetch: fetchBoard,
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  if (!/^(ats(\.us1)?|api)\.rippling\.com$/.test(host)) return null;
  const segments = boardSegments(url);
  const isApi = host.startsWith('api.') || segments[0] === 'api';
  return boardName(isApi ? segments[segments.indexOf('board') + 1] : segments[0]);
}

const pageSize = 50;

const pageRequest = (slug: string, page: number): WebRequest =>
  getJson(`https://ats.rippling.com/api/v2/board/${slug}/jobs?page=${page}&pageSize=${pageSize}`);

const documentedApi = (slug: string): string =>
  `https://api.rippling.com/platform/api/ats/v1/board/${slug}/jobs`;

async function fetchBoard(slug: string, context: SourceContext): Promise<Fetched> {
  const request = (_offset: number, page: number) => pageRequest(slug, page);
  const pages = await firstWay([
    () => fetchPages(pagingOf({ slug, ...board, request, pageSize }), context),
    () => fetchOnePage({ slug, ...board, request: getJson(documentedApi(slug)) }, context),
  ]);
  return await withDetails(pages, { slug, ...board }, context);
}

const Place = part({ name: line, city: line, state: line, country: line, workplaceType: line });

/** The two lists have different names for the same. */
const Entry = z.preprocess(
  (entry) => (isRecord(entry) ? { id: entry.uuid, ...entry } : entry),
  z.object({
    id: required,
    name: required,
    url: line,
    department: part({ name: line, label: line }),
    locations: listOf(Place),
    workLocation: part({ label: line }),
  }),
);
type Entry = z.output<typeof Entry>;

const Detail = z.object({
  uuid: required,
  name: required,
  companyName: line,
  createdOn: line,
  description: part({ company: body, role: body }),
  employmentType: part({ label: line, id: line }),
  payRangeDetails: listOf(
    part({ currency: line, frequency: line, rangeStart: amount, rangeEnd: amount }),
  ),
});
type Detail = z.output<typeof Detail>;

const placesOf = ({ locations, workLocation }: Entry) =>
  locations.length > 0 ? locations : [Place.parse({ name: workLocation.label })];

const board: DetailedBoard<typeof Entry, Detail> = {
  list: jsonList({ list: 'items', total: 'totalItems' }),
  schema: Entry,
  id: (entry) => [entry.id, ...placesOf(entry).map(({ name }) => name)].join(' '),
  detail: {
    request: ({ id }, slug) => getJson(`${documentedApi(slug)}/${id}`),
    read: jsonDetail(Detail),
    isOf: ({ uuid }, { id }) => uuid === id,
  },
};

function posting(entry: Entry, detail: Detail | null, slug: string): RawPosting {
  const places = placesOf(entry);
  const models = new Set(places.map(({ workplaceType }) => workplaceOf(workplaceType)));
  const [model = null] = models;
  const listed = rawPosting({
    externalId: entry.id,
    title: entry.name,
    url: entry.url ?? `https://ats.rippling.com/${slug}/jobs/${entry.id}`,
    locations: places.map(({ name, city, state, country }) =>
      locationOf({ text: name, city, region: state, country }),
    ),
    workplace: models.size === 1 ? model : null,
    department: entry.department.name ?? entry.department.label,
  });
  return joinPostings(listed, detail === null ? null : detailed(detail));
}

/** The label of a kind of employment is a code: `SALARIED_FT`; its id is for people. */
function detailed(read: Detail): RawPosting {
  return rawPosting({
    externalId: read.uuid,
    title: read.name,
    company: read.companyName,
    employmentType: employmentTypeOf(read.employmentType.id ?? read.employmentType.label),
    salary: salaryAcross(
      read.payRangeDetails.map(({ rangeStart: min, rangeEnd: max, currency, frequency }) => ({
        min,
        max,
        currency,
        period: periodOf(frequency),
      })),
    ),
    postedAt: isoDate(read.createdOn),
    ...descriptionOf(read.description.company, read.description.role),
  });
}
