import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { type Listed, valueAt } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { listOrFail } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, required, toAmount } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { jsonDetail, pagedBoardWithDetails } from '../list-details.ts';

const Job = z.object({
  id: required,
  title: required,
  job_post_url: line,
  organization_name: line,
  display_location: line,
  city: line,
  state_region: line,
  country: line,
  remoteness_pretty: line,
  kind_pretty: line,
  job_category_name: line,
  salary_pretty: line,
  published_at: line,
});
type Job = z.output<typeof Job>;

const Detail = z.object({ id: required, department: line, description: body });
type Detail = z.output<typeof Detail>;

/** Polymer's public API: developer.polymer.co. The text of an opening is in its own answer. */
export const polymer = pagedBoardWithDetails({
  slugOf,
  request: (slug, { page }) => getJson(`${apiOf(slug)}?page=${page + 1}&per_page=50`),
  pageSize: 50,
  ifEmpty: 'the vendor answers so for unknown companies too',
  list: readList,
  schema: Job,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => getJson(`${apiOf(slug)}/${id}`),
    read: jsonDetail(Detail),
    isOf: (detail, { id }) => detail.id === id,
  },
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  if (host === 'jobs.polymer.co') return boardName(boardSegments(url)[0]);
  const named = /^\/v1\/hire\/organizations\/([^/]+)\/jobs/.exec(url.pathname)?.[1];
  return host === 'api.polymer.co' ? boardName(named) : null;
}

const apiOf = (slug: string): string =>
  `https://api.polymer.co/v1/hire/organizations/${encodeURIComponent(slug)}/jobs`;

/**
 * `total` is the number of openings by one account, of pages by another, which says that `count` is
 * that of openings. The larger number is the openings' in both. `is_last` is false past the end.
 */
function readList(document: WebDocument): Listed {
  const answer = readAnswer(document);
  const counts = ['count', 'total'].flatMap(
    (name) => toAmount(valueAt(answer, `meta.${name}`)) ?? [],
  );
  return {
    entries: listOrFail(document, answer, 'items'),
    total: counts.length < 2 ? null : Math.max(...counts),
    more: valueAt(answer, 'meta.is_last') === true ? false : null,
  };
}

function posting(job: Job, detail: Detail | null, slug: string): RawPosting {
  return rawPosting({
    externalId: job.id,
    title: job.title,
    company: job.organization_name,
    url: job.job_post_url ?? `https://jobs.polymer.co/${slug}/${job.id}`,
    locations: [
      locationOf({
        text: job.display_location,
        city: job.city,
        region: job.state_region,
        country: job.country,
      }),
    ],
    workplace: workplaceOf(job.remoteness_pretty),
    department: detail?.department ?? job.job_category_name,
    employmentType: employmentTypeOf(job.kind_pretty),
    salary: salaryOfText(job.salary_pretty, { country: job.country }),
    postedAt: isoDate(job.published_at),
    ...descriptionOf(detail?.description ?? ''),
  });
}
