import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { amount, body, flag, line, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOf } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { pagedBoard } from '../paging.ts';

const origin = 'https://www.careers-page.com';

const Job = z.object({
  id: required,
  hash: line,
  position_name: required,
  location_display: line,
  city: line,
  state: line,
  country: line,
  currency_code: line,
  salary_min: amount,
  salary_max: amount,
  is_salary_visible: flag,
  description: body,
});
type Job = z.output<typeof Job>;

/** The JSON behind Manatal's career pages (careers-page.com), which states no days. */
export const manatal = pagedBoard({
  slugOf,
  request: (slug, { page }) =>
    getJson(`${origin}/api/v1.0/c/${encodeURIComponent(slug)}/jobs/?page=${page + 1}`),
  pageSize: 10,
  list: jsonList({ list: 'results', total: 'count', next: 'next' }),
  schema: Job,
  id: ({ id }) => id,
  posting,
});

function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'careers-page.com') return null;
  const [first, version, kind, name] = boardSegments(url);
  return first === 'api' && version === 'v1.0' && kind === 'c' ? boardName(name) : boardName(first);
}

function posting(job: Job, slug: string): RawPosting {
  const { location_display: text, city, state: region, country } = job;
  const { salary_min: min, salary_max: max, currency_code: currency } = job;
  return rawPosting({
    externalId: job.id,
    title: job.position_name,
    url: job.hash === null ? null : `${origin}/${slug}/job/${job.hash}`,
    locations: [locationOf({ text, city, region, country })],
    salary: job.is_salary_visible === true ? salaryOf({ min, max, currency, period: null }) : null,
    ...descriptionOf(job.description),
  });
}
