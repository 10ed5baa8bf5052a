import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { type BoardList, jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { readEntries } from '../entries.ts';
import { amount, body, flag, line, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOf } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { fetchPaged } from '../paging.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The JSON behind Manatal's career pages (careers-page.com), which states no days. */
export const manatal: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(pageRequest(slug, 0), board, context),
  fetch: (slug, context) =>
    fetchPaged(
      { slug, ...board, request: (_offset, page) => pageRequest(slug, page), pageSize: 10 },
      context,
    ),
  parse: ({ documents, slug }) =>
    readEntries(documents, { ...board, posting: (job) => posting(job, slug) }),
};

const origin = 'https://www.careers-page.com';

function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'careers-page.com') return null;
  const [first, version, kind, name] = boardSegments(url);
  return first === 'api' && version === 'v1.0' && kind === 'c' ? boardName(name) : boardName(first);
}

const pageRequest = (slug: string, page: number): WebRequest => ({
  url: `${origin}/api/v1.0/c/${encodeURIComponent(slug)}/jobs/?page=${page + 1}`,
  expect: 'json',
});

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

const board: BoardList<typeof Job> = {
  list: jsonList({ list: 'results', total: 'count', next: 'next' }),
  schema: Job,
  id: ({ id }) => id,
};

function posting(job: Job, slug: string): RawPosting {
  const { location_display: text, city, state: region, country } = job;
  const { salary_min: min, salary_max: max, currency_code: currency } = job;
  return rawPosting({
    externalId: job.id,
    title: job.position_name,
    url: job.hash === null ? null : `${origin}/${slug}/job/${job.hash}`,
    locations: [...distinctLocations([locationOf({ text, city, region, country })])],
    salary: job.is_salary_visible === true ? salaryOf({ min, max, currency, period: null }) : null,
    ...descriptionOf(job.description),
  });
}
