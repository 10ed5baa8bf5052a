import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { boardName, boardSegments, boardSubdomain, vendorHost } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, isRecord, line, listOf, part, required, toLine } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { remoteIf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { probeList, wholeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

const Job = z.object({
  shortcode: required,
  title: required,
  url: line,
  application_url: line,
  city: line,
  state: line,
  country: line,
  locations: listOf(
    part({ city: line, region: line, country: line, countryCode: line, hidden: flag }),
  ),
  telecommuting: flag,
  department: line,
  employment_type: line,
  type: line,
  experience: line,
  published_on: line,
  created_at: line,
  description: body,
});
type Job = z.output<typeof Job>;

/**
 * Workable's widget API. The newer v3 list has a daily quota per IP address. An opening in several
 * places is listed once for each, with one shortcode: its entries are merged, and a single one that
 * is marked as telecommuting makes it remote.
 */
export const workable: Source = {
  ...wholeBoard({
    slugOf,
    // The embed names the account by number; the widget's API accepts it as a name.
    widget: {
      mark: /workable|whr_/i,
      names: ['(?:account[-_]?)?subdomain'],
      call: /whr_embed\(\s{0,20}["']?([\w-]+)/g,
    },
    request: (slug) => getJson(`${listUrl(slug)}?details=true`),
    list: 'jobs',
    schema: Job,
    id: ({ shortcode }) => shortcode,
    posting: (job, slug, account) => posting(job, slug, companyIn(account)),
  }),
  probe: (slug, context) =>
    probeList(getJson(listUrl(slug)), { member: 'jobs', id: 'shortcode' }, context),
};

const listUrl = (slug: string): string =>
  `https://apply.workable.com/api/v1/widget/accounts/${encodeURIComponent(slug)}`;

/** `/j/CODE` names an opening without its board. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const segments = boardSegments(url);
  const accounts = segments[0] === 'api' ? segments.indexOf('accounts') : -1;
  const isOwn = host === 'apply.workable.com' || host === 'workable.com';
  if (isOwn && accounts !== -1) return boardName(segments[accounts + 1]);
  return host === 'apply.workable.com'
    ? boardName(segments[0])
    : boardSubdomain(url, 'workable.com');
}

const companyIn = (account: unknown): string | null =>
  isRecord(account) && 'jobs' in account ? toLine(account.name) : null;

function posting(job: Job, slug: string, company: string | null): RawPosting {
  return rawPosting({
    externalId: job.shortcode,
    title: job.title,
    company,
    url: job.url ?? `https://apply.workable.com/${slug}/j/${job.shortcode}/`,
    applyUrl: job.application_url,
    locations: locations(job),
    workplace: remoteIf(job.telecommuting),
    department: job.department,
    employmentType: employmentTypeOf(job.employment_type ?? job.type),
    level: job.experience,
    postedAt: isoDate(job.published_on) ?? isoDate(job.created_at),
    ...descriptionOf(job.description),
  });
}

/** Leaves out places that the employer hides, unless no others are there. */
function locations(job: Job): readonly (Location | null)[] {
  const shown = job.locations.filter((location) => location.hidden !== true);
  const listed = distinctLocations(shown.map(locationOf));
  if (listed.length > 0) return listed;
  return [locationOf({ city: job.city, region: job.state, country: job.country })];
}
