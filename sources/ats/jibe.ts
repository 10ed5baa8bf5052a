import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import { boardSubdomain, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOf, salaryOfText } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { pagedBoard } from '../paging.ts';

const pageSize = 100;

const Job = z.object({
  data: z.object({
    slug: required,
    req_id: line,
    language: line,
    title: required,
    full_location: line,
    location_name: line,
    city: line,
    state: line,
    country: line,
    categories: listOf(z.object({ name: line })),
    department: line,
    tags1: listOf(line),
    tags2: listOf(line),
    tags3: listOf(line),
    tags4: listOf(line),
    tags5: listOf(line),
    tags6: listOf(line),
    salary_min_value: amount,
    salary_max_value: amount,
    employment_type: line,
    hiring_organization: line,
    posted_date: line,
    update_date: line,
    apply_url: line,
    description: body,
    meta_data: part({ canonical_url: line }),
  }),
});
type Job = z.output<typeof Job>;
type Data = Job['data'];

/**
 * The JSON behind the career sites of iCIMS that were Jibe's, which has no public documentation. The
 * slug is a site's host. A company may list the same requisitions on the host of each of its brands.
 */
export const jibe = pagedBoard({
  slugOf,
  mark: /\b(app|assets|cms)\.jibecdn\.com\b/,
  request: (slug, { page }) =>
    getJson(`https://${slug}/api/jobs?page=${page + 1}&limit=${pageSize}`),
  pageSize,
  list: jsonList({ list: 'jobs', total: 'totalCount' }),
  schema: Job,
  // A job stands once in the list for each of its languages and places.
  id: ({ data }) => `${data.slug} ${data.language} ${data.full_location}`,
  posting,
});

/** On a company's own host, the path of a site's list; a single `careers-home` may be any page. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  if (boardSubdomain(url, 'jibeapply.com') !== null) return host;
  return /^\/careers-home\/jobs(\/|$)/.test(url.pathname) ? host : null;
}

/** The address to apply at is that of another vendor at many companies. */
function posting({ data }: Job, host: string): RawPosting {
  const { full_location: full, location_name: name, city, state: region, country } = data;
  return rawPosting({
    externalId: data.slug,
    title: data.title,
    company: data.hiring_organization,
    url: data.meta_data.canonical_url ?? `https://${host}/jobs/${encodeURIComponent(data.slug)}`,
    applyUrl: data.apply_url === null ? null : resolveLink(data.apply_url, `https://${host}/`),
    locations: [locationOf({ text: full ?? name, city, region, country })],
    department: data.department ?? data.categories[0]?.name ?? null,
    employmentType: employmentTypeOf(data.employment_type),
    salary: salary(data),
    postedAt: isoDate(data.posted_date),
    updatedAt: isoDate(data.update_date),
    ...descriptionOf(data.description),
  });
}

/** Zeros stand for "not stated". Some companies write the ends of a range into two of their tags. */
function salary(data: Data): RawPosting['salary'] {
  const { salary_min_value: min, salary_max_value: max } = data;
  const stated = salaryOf({ min, max, currency: null, period: null });
  if (stated !== null) return stated;
  const tags = [data.tags1, data.tags2, data.tags3, data.tags4, data.tags5, data.tags6].flat();
  const pay = tags.filter((tag) => isPay.test(tag ?? ''));
  return salaryOfText(pay.slice(0, 2).join(' - '));
}

/** "USD $47,740.00/Yr." */
const isPay = /^(?:[A-Z]{3}\s*)?[$€£]?\s*\d[\d.,]*\s*\/\s*(yr|year|hr|hour|mo|month|wk|week)/i;
