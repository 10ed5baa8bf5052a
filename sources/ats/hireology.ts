import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardName, boardSegments, boardSubdomain, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { remoteIf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { pagedBoard } from '../paging.ts';

const Job = z.object({
  id: required,
  name: required,
  status: line,
  career_site_url: line,
  locations: listOf(part({ city: line, state: line })),
  remote: flag,
  job_family: part({ name: line }),
  organization: part({ name: line }),
  employment_status: line,
  created_at: line,
  job_description: body,
  compensation: part({
    is_comp_range: flag,
    comp_single_amount: amount,
    comp_range_min: amount,
    comp_range_max: amount,
    comp_period: line,
  }),
});
type Job = z.output<typeof Job>;

/**
 * The API behind Hireology's careers sites, which has no public documentation. It answered without
 * a key where it was measured; the vendor's own page sends a passing one, so that a refusal (401)
 * says nothing of the board.
 */
export const hireology = pagedBoard({
  slugOf,
  request: (slug, { page }) =>
    getJson(
      `https://api.hireology.com/v2/public/careers/${encodeURIComponent(slug)}?page=${page + 1}&page_size=500`,
    ),
  pageSize: 500,
  list: jsonList({ list: 'data', total: 'count' }),
  schema: Job,
  id: ({ id }) => id,
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  if (host === 'careers.hireology.com') return boardName(boardSegments(url)[0]);
  const named = /^\/v2\/public\/careers\/([^/]+)$/.exec(url.pathname)?.[1];
  if (host === 'api.hireology.com') return boardName(named);
  return boardSubdomain(url, 'hireology.careers');
}

/** Null for a job that is not open. */
function posting(job: Job): RawPosting | null {
  if (job.status !== null && job.status.toLowerCase() !== 'open') return null;
  return rawPosting({
    externalId: job.id,
    title: job.name,
    company: job.organization.name,
    url: job.career_site_url,
    locations: job.locations.map(({ city, state }) => locationOf({ city, region: state })),
    workplace: remoteIf(job.remote),
    department: job.job_family.name,
    employmentType: employmentTypeOf(job.employment_status),
    salary: pay(job),
    postedAt: isoDate(job.created_at),
    ...descriptionOf(job.job_description),
  });
}

/** The currency is not stated; zeros mean "not stated" too. */
function pay({ compensation }: Job) {
  const { comp_single_amount: single, comp_range_min: min, comp_range_max: max } = compensation;
  const isRange = compensation.is_comp_range === true;
  return salaryOf({
    min: isRange ? min : single,
    max: isRange ? max : single,
    currency: null,
    period: periodOf(compensation.comp_period),
  });
}
