import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { matchMarkedHost } from '../board-match.ts';
import { getJson, getPage } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { line, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import type { PageAt } from '../paging.ts';
import { rowList } from '../row-list.ts';

const pageSize = 100;

const Row = z.object({
  id: required,
  url: required,
  title: line,
  link: line,
  place: line,
  date: line,
  category: line,
  type: line,
});

/**
 * The search of Radancy's career sites (TalentBrew), which has no public documentation and is always
 * on the company's own domain. The slug is the host, with the language of a site that has several:
 * `jobs.acme.com/en`. Shows no more than 10,000 openings.
 */
export const radancy = pagedBoardWithDetails({
  match: (page) => matchMarkedHost(page, mark, slugOf),
  request: listRequest,
  pageSize,
  cap: 10_000,
  list: rowList({
    member: 'results',
    container: '#search-results',
    row: 'li, tr',
    parts: {
      id: 'a[data-job-id]@data-job-id',
      url: 'a[data-job-id]@href',
      title: 'a[data-job-id] h2, a[data-job-id] h3, a[data-job-id] [class*="title"]',
      link: 'a[data-job-id]',
      place: '.job-location, .job-address-list',
      date: '.job-date-posted',
      category: '.job-categories',
      type: '.job-type, [class*="link-job-type"]',
    },
    needs: 'id',
    key: 'id',
    total: '#search-results@data-total-job-results',
  }),
  schema: Row,
  id: ({ id }) => id,
  detail: {
    request: ({ url }) => getPage(url),
    ...pageWith('.ats-description, .job-description'),
  },
  posting,
});

/** Of the element that holds the list, in search pages. */
const mark = /data-search-results-module-name=|data-ajax-url="[^"]{0,40}\/search-jobs\/results"/;

function slugOf(url: URL): string {
  const [, language] =
    /^\/([a-z]{2}(?:-[a-z]{2})?)\/(?:search-jobs|job)(?:\/|$)/i.exec(url.pathname) ?? [];
  return language === undefined ? url.host : `${url.host}/${language}`;
}

/** Without the module's name the answer has no openings; with that of the filters, megabytes. */
function listRequest(slug: string, { page }: PageAt): WebRequest {
  const query = `ActiveFacetID=0&CurrentPage=${page + 1}&RecordsPerPage=${pageSize}`;
  return {
    ...getJson(
      `https://${slug}/search-jobs/results?${query}&SearchResultsModuleName=Search+Results`,
    ),
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  };
}

function posting(row: z.output<typeof Row>, page: RawPosting | null): RawPosting {
  const places = row.place?.split(' / ') ?? [];
  const listed = rawPosting({
    externalId: row.id,
    title: row.title ?? row.link ?? `Opening ${row.id}`,
    url: row.url,
    locations: places.map(namedLocation),
    department: unlabelled(row.category),
    employmentType: employmentTypeOf(unlabelled(row.type)),
    postedAt: isoDate(row.date),
  });
  return joinPostings(listed, page);
}

/** Some companies show a label before the value: "Job Category | Store". */
const unlabelled = (text: string | null): string | null => text?.split(' | ').at(-1) ?? null;
