import { z } from 'zod';
import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardName, vendorHost } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { getXml } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, oneOrMore, part, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { listingFrom } from '../paging.ts';
import { fetchOnePage, wholeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';
import { xmlList } from '../xml-feed.ts';

const Item = z.object({
  'joblisting:jobId': required,
  title: required,
  link: line,
  description: body,
  pubDate: line,
  'joblisting:advertiseFromDateUTC': line,
  'joblisting:advertiseToDateTimeUTC': line,
  'joblisting:minimumSalary': amount,
  'joblisting:maximumSalary': amount,
  'joblisting:salaryCurrency': line,
  'joblisting:salaryInterval': line,
  'joblisting:department': line,
  'joblisting:division': line,
  'joblisting:jobType': line,
  'joblisting:categories': part({ 'joblisting:category': oneOrMore(required) }),
  'joblisting:location': line,
  'joblisting:examplesofduties': body,
  'joblisting:qualifications': body,
  'joblisting:supplementalinformation': body,
});
type Item = z.output<typeof Item>;

const board: BoardList<typeof Item> = {
  list: xmlList('item', 'rss'),
  schema: Item,
  id: (item) => item['joblisting:jobId'],
};

/**
 * The RSS feed of an agency on NEOGOV's sites, GovernmentJobs and SchoolJobs. The slug is the
 * address of the agency's page: `governmentjobs.com/careers/acme`. The feed states no total and
 * names no next page. No limit of it is known, so that a round number of openings proves nothing.
 */
export const neogov: Source = {
  ...wholeBoard({ slugOf, request: feedRequest, ...board, posting }),
  fetch: async (slug, context) => {
    const pages = await fetchOnePage({ slug, request: feedRequest(slug), ...board }, context);
    return listingFrom({ ...pages, lost: [...pages.lost, ...cutAt(pages.ids.size)] });
  },
};

const cutAt = (count: number): readonly Omission[] =>
  count > 0 && count % 100 === 0
    ? [{ what: `openings after the first ${count}`, reason: 'the feed may stop at a round number' }]
    : [];

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const named = /^\/careers\/([^/]+)/.exec(url.pathname)?.[1];
  const isFeed = /^\/SearchEngine\/JobsFeed$/i.test(url.pathname);
  const agency = boardName(isFeed ? url.searchParams.get('agency') : named);
  const isVendors = /^(government|school)jobs\.com$/.test(host);
  return isVendors && agency !== null ? `${host}/careers/${agency.toLowerCase()}` : null;
}

function feedRequest(slug: string): WebRequest {
  const [host, , agency = ''] = slug.split('/');
  return getXml(`https://www.${host}/SearchEngine/JobsFeed?agency=${encodeURIComponent(agency)}`);
}

/** A lone category stands for a department that is not named; several are topics. */
function posting(item: Item): RawPosting {
  const [category = null, ...others] = item['joblisting:categories']['joblisting:category'];
  return rawPosting({
    externalId: item['joblisting:jobId'],
    title: item.title,
    url: item.link,
    locations: [namedLocation(item['joblisting:location'])],
    department: item['joblisting:department'] ?? (others.length === 0 ? category : null),
    team: item['joblisting:division'],
    employmentType: employmentTypeOf(item['joblisting:jobType']),
    salary: salaryOf({
      min: item['joblisting:minimumSalary'],
      max: item['joblisting:maximumSalary'],
      currency: item['joblisting:salaryCurrency'],
      period: periodOf(item['joblisting:salaryInterval']),
    }),
    // By one account `pubDate` changes with each edit.
    postedAt: utc(item['joblisting:advertiseFromDateUTC']) ?? isoDate(item.pubDate),
    validThrough: utc(item['joblisting:advertiseToDateTimeUTC']),
    ...descriptionOf(
      item.description,
      item['joblisting:examplesofduties'],
      item['joblisting:qualifications'],
      item['joblisting:supplementalinformation'],
    ),
  });
}

/** "Wed, 19 Aug 2026 05:00:00:0": the zone is in the field's name. */
const utc = (date: string | null): string | null =>
  isoDate(date?.replace(/(\d\d:\d\d:\d\d):\d+$/, '$1 GMT'));
