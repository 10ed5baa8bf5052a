import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import { jsonList, type Listed, valueAt } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { line, required, toAmount } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { jobPage } from '../job-page.ts';
import { readLiteral, unescapeScript } from '../js-literal.ts';
import { pagedBoardWithDetails } from '../list-details.ts';
import { rowList } from '../row-list.ts';

const domain = 'onlyfy.jobs';

const Job = z.object({
  jobAdUrl: required,
  title: line,
  text: line,
  cityName: line,
  positionTypeName: line,
  publishedAt: line,
});
type Job = z.output<typeof Job>;

/**
 * Job pages of onlyfy, once Prescreen: newer ones hold the list as data in scripts, with its total;
 * older ones show rows, ten at a time, so that ten of them prove nothing. Pages of openings have
 * JSON-LD.
 */
export const onlyfy = pagedBoardWithDetails({
  slugOf: (url) => boardSubdomain(url, domain),
  request: (slug, { page }) =>
    getPage(`https://${slug}.${domain}/${page === 0 ? '' : `?page=${page + 1}`}`),
  pageSize: 10,
  list: readList,
  schema: Job,
  id: tokenOf,
  detail: {
    request: (job, slug) => getPage(`https://${slug}.${domain}/job/${tokenOf(job)}`),
    ...jobPage,
  },
  posting,
});

const readRows = rowList({
  container: '#jobList, [data-testid="job-list"]',
  row: 'a[href*="/job/"]',
  parts: { jobAdUrl: '@href', title: 'h3', text: '' },
  needs: 'jobAdUrl',
  key: 'jobAdUrl',
});

function readList(document: WebDocument): Listed {
  const data = jobsIn(document);
  if (data === undefined) return readRows(document);
  const { entries } = jsonList({ list: 'data' })({ ...document, body: JSON.stringify(data) });
  return { entries, total: toAmount(valueAt(data, 'meta.totalItems')) };
}

/** A piece of the data that the page streams to its scripts. */
const piece = /self\.__next_f\.push\(\[\s*1\s*,\s*("(?:[^"\\]|\\[\s\S])*")\s*\]\)/g;

/** The list in a page's data: `{ data, meta }`. Undefined without one. */
function jobsIn({ body }: WebDocument): unknown {
  const pieces = [...body.matchAll(piece)].map(([, text = '']) =>
    unescapeScript(text.slice(1, -1)),
  );
  const stream = pieces.join('');
  const found = /"jobsData"\s*:\s*/.exec(stream);
  return found === null ? undefined : readLiteral(stream, found.index + found[0].length);
}

/** The token in an address, whose language before it may change: `/de/job/5yh3u4`. */
function tokenOf({ jobAdUrl }: Pick<Job, 'jobAdUrl'>): string {
  return /\/job\/(?:show\/)?([\w-]+)/.exec(jobAdUrl)?.[1] ?? jobAdUrl;
}

/** Null for a row without a title. */
function posting(job: Job, page: RawPosting | null): RawPosting | null {
  const title = job.title ?? job.text;
  if (title === null) return null;
  const listed = rawPosting({
    externalId: tokenOf(job),
    title,
    url: job.jobAdUrl,
    locations: [namedLocation(job.cityName)],
    employmentType: employmentTypeOf(job.positionTypeName),
    postedAt: isoDate(job.publishedAt),
  });
  return joinPostings(listed, page);
}
