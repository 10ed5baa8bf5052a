import { z } from 'zod';
import type { Location, RawPosting, Workplace } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getPage, postJson } from '../board-request.ts';
import { embeddedJson } from '../embedded-json.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf, placePart } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { pagedBoardWithDetails } from '../list-details.ts';

const pageSize = 50;

const Place = part({
  LocalizedName: line,
  LocalizedDescription: line,
  Address: part({
    City: line,
    State: part({ Code: line, Name: line }),
    Country: part({ Code: line, Name: line }),
  }),
});

const Opportunity = z.object({
  Id: required,
  Title: required,
  JobCategoryName: line,
  JobLocationType: line,
  Locations: listOf(Place),
  PostedDate: line,
  FullTime: flag,
  BriefDescription: body,
});
type Opportunity = z.output<typeof Opportunity>;

const Detail = z.object({ Id: required, Description: body });
type Detail = z.output<typeof Detail>;

/**
 * The search behind a UKG Pro job board (formerly UltiPro), which has no public documentation. The
 * slug is the address of the board: host, company code and board id. Boards on `rec.pro.ukg.net` may
 * refuse a search without a visit to the page.
 */
export const ukg = pagedBoardWithDetails({
  slugOf,
  request: (slug, { offset }) =>
    postJson(`https://${slug}/JobBoardView/LoadSearchResults`, {
      opportunitySearch: { Top: pageSize, Skip: offset, QueryString: '', OrderBy: [], Filters: [] },
    }),
  pageSize,
  list: jsonList({ list: 'opportunities', total: 'totalCount' }),
  schema: Opportunity,
  id: ({ Id }) => Id,
  detail: {
    request: ({ Id }, slug) => getPage(addressOf(slug, Id)),
    read: detailIn,
    isOf: (detail, { Id }) => detail.Id === Id,
    keep: (document) => `CandidateOpportunityDetail(${JSON.stringify(detailIn(document))})`,
  },
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const isVendors =
    /^recruiting\d?\.ultipro\.(com|ca)$/.test(host) || isHostOf(host, 'rec.pro.ukg.net');
  const path = /^\/([\w-]+)\/JobBoard\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i.exec(
    url.pathname,
  );
  if (!isVendors || path === null) return null;
  return `${host}/${path[1]}/JobBoard/${path[2]?.toLowerCase()}`;
}

const addressOf = (slug: string, id: string): string =>
  `https://${slug}/OpportunityDetail?opportunityId=${id}`;

/** A page shows the opening to its own script: `new US.Opportunity.CandidateOpportunityDetail({…})`. */
const inPage = /CandidateOpportunityDetail\(/;

function detailIn(document: WebDocument): Detail | null {
  return Detail.safeParse(embeddedJson(document, inPage)).data ?? null;
}

/** The vendor's numbers for the work models. */
const byType: ReadonlyMap<string, Workplace> = new Map([
  ['0', 'hybrid'],
  ['1', 'onsite'],
  ['2', 'remote'],
]);

function posting(entry: Opportunity, detail: Detail | null, slug: string): RawPosting {
  return rawPosting({
    externalId: entry.Id,
    title: entry.Title,
    url: addressOf(slug, entry.Id),
    locations: entry.Locations.map(place),
    workplace: byType.get(entry.JobLocationType ?? '') ?? null,
    department: entry.JobCategoryName,
    // Whether "not full time" means part time is unknown.
    employmentType: entry.FullTime === true ? 'full_time' : null,
    postedAt: isoDate(entry.PostedDate),
    ...descriptionOf(detail?.Description || entry.BriefDescription),
  });
}

/** The city may read "Virtual": then the board's own name of the place counts. */
function place({
  LocalizedName,
  LocalizedDescription,
  Address,
}: Opportunity['Locations'][number]): Location | null {
  const { City: city, State, Country } = Address;
  const text = placePart(city) === null ? (LocalizedDescription ?? LocalizedName) : null;
  return locationOf({
    text,
    city,
    region: State.Name ?? State.Code,
    country: Country.Name ?? Country.Code,
  });
}
