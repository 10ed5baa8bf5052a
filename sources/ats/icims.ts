import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardSubdomain, vendorHost } from '../board-address.ts';
import type { Listed } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { type Labelled, labelled } from '../fields/labelled.ts';
import { isRecord, line, lines, listOf } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { dateOrderOf, slashDate } from '../fields/slash-date.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import { rowList } from '../row-list.ts';

const Entry = z.object({
  url: z.string().regex(/\/jobs\/\d+\//),
  title: line,
  tooltip: line,
  leftLabel: line,
  left: line,
  dateLabel: line,
  date: line,
  order: z.enum(['month_first', 'day_first']).nullable().catch(null),
  labels: lines,
  values: lines,
  teaser: line,
});
type Entry = z.output<typeof Entry>;

/**
 * The search pages of an iCIMS portal, which have no public documentation. The slug is the portal's
 * host: `careers-acme.icims.com`. A page names the next one, so the list ends at a page without it.
 */
export const icims = pagedBoardWithDetails({
  slugOf,
  // Outside of a frame the page holds only the frame.
  request: (slug, { page }) => getPage(`https://${slug}/jobs/search?ss=1&in_iframe=1&pr=${page}`),
  pageSize: null,
  list,
  schema: Entry,
  id: idOf,
  detail: {
    request: ({ url }) => getPage(framed(url)),
    ...pageWith('h2.iCIMS_InfoField_Job, div.iCIMS_InfoMsg_Job'),
    volatile: ['order'],
  },
  posting,
});

/** A company's bare host serves its logo too; only these paths are of a portal. */
const portalPath = /^\/(jobs|connect)?(\/|$)/;

/** Hosts of the vendor's files and services. */
const ownHost = /^(cdn|images|media|provider|community|developer)\d*\./;

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const isPortal = boardSubdomain(url, 'icims.com') !== null && portalPath.test(url.pathname);
  return isPortal && !ownHost.test(host) ? host : null;
}

const rows = rowList({
  container: '.iCIMS_ListingsPage, .iCIMS_JobsTable',
  row: '.iCIMS_JobsTable .row',
  parts: {
    url: 'a.iCIMS_Anchor@href',
    title: 'a.iCIMS_Anchor h2, a.iCIMS_Anchor h3, a.iCIMS_Anchor h4',
    tooltip: 'a.iCIMS_Anchor@title',
    leftLabel: '.left .field-label',
    left: '.left',
    dateLabel: '.right .field-label',
    date: '.right span@title',
    labels: 'dt.iCIMS_JobHeaderField+',
    values: 'dd.iCIMS_JobHeaderData+',
    teaser: '.description',
  },
  needs: 'url',
  next: 'link[rel="next"]',
});

/** A portal writes its dates in one order, which only some of them tell. */
function list(document: WebDocument): Listed {
  const listed = rows(document);
  const order = dateOrderOf(Dates.parse(listed.entries).map(({ date }) => date));
  const entries = listed.entries.map((row) => (isRecord(row) ? { ...row, order } : row));
  return { ...listed, entries };
}

const Dates = listOf(z.object({ date: line }));

function idOf({ url }: Entry): string {
  return /\/jobs\/(\d+)\//.exec(url)?.[1] ?? url;
}

const framed = (address: string): string => {
  const url = new URL(address);
  url.searchParams.set('in_iframe', '1');
  return url.href;
};

const unframed = (address: string): string => {
  const url = new URL(address);
  url.searchParams.delete('in_iframe');
  return url.href;
};

function posting(entry: Entry, page: RawPosting | null): RawPosting {
  const value = labelled(entry.labels, entry.values);
  const isPosted = /post/i.test(entry.dateLabel ?? '');
  const listed = rawPosting({
    externalId: idOf(entry),
    title: entry.title ?? entry.tooltip?.replace(/^\d+ - /, '') ?? `Opening ${idOf(entry)}`,
    url: unframed(entry.url),
    locations: places(entry, value),
    workplace: workplaceOf(value(/remote|work ?place|work model|work arrangement/i)),
    department: value(/department/i) ?? value(/categor/i),
    employmentType: employmentTypeOf(value(/(job|position|employment) type|schedule|full.?time/i)),
    salary: salaryOfText(value(/salary|\bpay\b|compensation/i)),
    postedAt: isPosted ? slashDate(entry.date, entry.order) : null,
    ...descriptionOf(plainTextToHtml(entry.teaser ?? '')),
  });
  return joinPostings(listed, page);
}

/** Labels are the employer's own words; a street belongs to a place already named. */
function places({ left, leftLabel }: Entry, value: Labelled): readonly (Location | null)[] {
  const text = /location/i.test(leftLabel ?? '')
    ? (left?.replace(leftLabel ?? '', '') ?? null)
    : value(/location|city/i, /address|type|remote/i);
  return (text ?? '').split(' | ').map(placeOf);
}

/** Many portals write `US-VA-Fairfax Station`. */
function placeOf(text: string): Location | null {
  const [, country, region, city] = /^([A-Z]{2})-([A-Z]{2,3})-(.+)$/.exec(text.trim()) ?? [];
  return locationOf({ text, city: city ?? null, region: region ?? null, country: country ?? null });
}
