import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { type Listed, valueAt } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { listOrFail } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, listOf, required, toAmount } from '../fields/lenient.ts';
import { distinctLocations, locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { pagedBoardWithDetails } from '../list-details.ts';

const pageSize = 200;

const places = {
  PrimaryLocation: line,
  PrimaryLocationCountry: line,
  secondaryLocations: listOf(z.object({ Name: line })),
};

const Entry = z.object({
  ...places,
  Id: required,
  Title: required,
  PostedDate: line,
  PostingEndDate: line,
  WorkplaceTypeCode: line,
  WorkplaceType: line,
  JobFamily: line,
  Department: line,
  JobSchedule: line,
  ShortDescriptionStr: body,
});
type Entry = z.output<typeof Entry>;

const Detail = z.object({
  ...places,
  Id: required,
  WorkplaceType: line,
  ExternalPostedStartDate: line,
  ExternalDescriptionStr: body,
  ExternalResponsibilitiesStr: body,
  ExternalQualificationsStr: body,
});
type Detail = z.output<typeof Detail>;

/**
 * The API behind Oracle Recruiting's career sites, which is documented for partners only. The slug is
 * the address of a site: `acme.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1`. The
 * sites of one company share many openings, under the same ids.
 */
export const oracle = pagedBoardWithDetails({
  slugOf,
  // Paging counts only inside `finder`; without `expand` the list is empty.
  request: (slug, { offset }) =>
    request(
      slug,
      'recruitingCEJobRequisitions',
      `expand=requisitionList.secondaryLocations&finder=findReqs;{site},limit=${pageSize},offset=${offset},sortBy=POSTING_DATES_DESC`,
    ),
  pageSize,
  cap: 10_000,
  ifEmpty: 'Oracle answers the same for sites it does not know',
  list,
  schema: Entry,
  id: ({ Id }) => Id,
  detail: {
    request: ({ Id }, slug) =>
      request(
        slug,
        'recruitingCEJobRequisitionDetails',
        `expand=all&finder=ById;Id=%22${encodeURIComponent(Id)}%22,{site}`,
      ),
    read: detailIn,
    isOf: (detail, { Id }) => detail.Id === Id,
    volatile: ['Distance', 'Relevancy', 'TrendingFlag', 'HotJobFlag', 'BeFirstToApplyFlag'],
  },
  posting,
});

const sitePath = /^\/hcmUI\/CandidateExperience\/[\w-]+\/sites\/([\w-]+)/;

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const site = sitePath.exec(url.pathname)?.[1];
  const isOracle = isHostOf(host, 'oraclecloud.com') && site !== undefined;
  return isOracle ? `${host}/hcmUI/CandidateExperience/en/sites/${site}` : null;
}

/** A request for a resource of the site's host, which `finder` narrows to the site. */
function request(slug: string, resource: string, finder: string): WebRequest {
  const [host = '', ...path] = slug.split('/');
  const where = finder.replace('{site}', `siteNumber=${path.at(-1)}`);
  return getJson(`https://${host}/hcmRestApi/resources/latest/${resource}?onlyData=true&${where}`);
}

/** An answer without its one item is no empty list. */
function list(document: WebDocument): Listed {
  const items = valueAt(readAnswer(document), 'items');
  const item: unknown = Array.isArray(items) ? items[0] : null;
  return {
    entries: listOrFail(document, item, 'requisitionList'),
    total: toAmount(valueAt(item, 'TotalJobsCount')),
  };
}

function detailIn(document: WebDocument): Detail | null {
  const answer = readAnswer(document);
  const items = valueAt(answer, 'items');
  return Detail.safeParse(Array.isArray(items) ? items[0] : answer).data ?? null;
}

function posting(entry: Entry, detail: Detail | null, slug: string): RawPosting {
  const listed = placesOf(entry);
  return rawPosting({
    externalId: entry.Id,
    title: entry.Title,
    url: `https://${slug}/job/${encodeURIComponent(entry.Id)}`,
    locations: listed.length === 0 && detail !== null ? placesOf(detail) : listed,
    workplace: workplaceOf(
      entry.WorkplaceTypeCode ?? entry.WorkplaceType ?? detail?.WorkplaceType ?? null,
    ),
    department: entry.Department ?? entry.JobFamily,
    employmentType: employmentTypeOf(entry.JobSchedule),
    postedAt: isoDate(entry.PostedDate) ?? isoDate(detail?.ExternalPostedStartDate),
    validThrough: isoDate(entry.PostingEndDate),
    ...(detail === null ? descriptionOf(entry.ShortDescriptionStr) : textOf(detail)),
  });
}

function placesOf(named: Pick<Entry, keyof typeof places>): readonly Location[] {
  const { PrimaryLocation: text, PrimaryLocationCountry: country, secondaryLocations } = named;
  const others = secondaryLocations.map(({ Name }) => namedLocation(Name));
  return distinctLocations([locationOf({ text, country }), ...others]);
}

const textOf = (detail: Detail) =>
  descriptionOf(
    detail.ExternalDescriptionStr,
    detail.ExternalResponsibilitiesStr,
    detail.ExternalQualificationsStr,
  );
