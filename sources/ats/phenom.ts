import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { jsonList, type ReadList } from '../board-list.ts';
import { matchMarkedHost } from '../board-match.ts';
import { getPage, postJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { type DetailedBoard, jsonDetail, readDetailed } from '../list-details.ts';
import type { Source } from '../source.ts';
import { fetchByWays, probeByWays, type Way } from '../ways.ts';

/**
 * The data behind Phenom's career sites, which have no public documentation and are always on the
 * company's own domain. The slug is the address of a site in one country and language,
 * `careers.acme.com/us/en`, or a host alone. Some companies give the data to browsers only: their
 * search pages hold the same list, ten openings each.
 */
export const phenom: Source = {
  readsEach: false,
  match: (page) => matchMarkedHost(page, mark, slugOf),
  probe: (slug, context) => probeByWays(board, waysTo(slug), context),
  fetch: (slug, context) => fetchByWays({ slug, ...board, pageSize: null }, waysTo(slug), context),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

/** In every page of a career site. */
const mark = /\bphApp\.ddo\s*=|\bwidgetApiEndpoint\b/;

/** The country and the language begin the path: `/us/en`, `/global/en`. */
function slugOf(url: URL): string {
  const [, country, language] =
    /^\/([a-z]{2}|global|amer|emea|apac)\/([a-z]{2})(?:\/|$)/.exec(url.pathname) ?? [];
  return country === undefined ? url.host : `${url.host}/${country}/${language}`;
}

const pageSize = 100;

function ask(slug: string, question: object): WebRequest {
  const [host = '', country, language] = slug.split('/');
  const place = country === undefined ? {} : { country, lang: `${language}_${country}` };
  return postJson(`https://${host}/widgets`, { ...question, ...place });
}

const dataRequest = (slug: string, from: number): WebRequest =>
  ask(slug, { ddoKey: 'refineSearch', jobs: true, from, size: pageSize });

const pageRequest = (slug: string, from: number): WebRequest =>
  getPage(`https://${slug}/search-results?from=${from}`);

const waysTo = (slug: string): readonly Way[] => [
  { request: (from) => dataRequest(slug, from) },
  { request: (from) => pageRequest(slug, from) },
];

const inData = jsonList({ list: 'refineSearch.data.jobs', total: 'refineSearch.totalHits' });
const inPage = jsonList({
  list: 'eagerLoadRefineSearch.data.jobs',
  total: 'eagerLoadRefineSearch.totalHits',
  in: /\bphApp\.ddo\s*=/,
});

const list: ReadList = (document) =>
  /^\s*[{[]/.test(document.body) ? inData(document) : inPage(document);

const Job = z
  .object({
    jobSeqNo: line,
    jobId: line,
    reqId: line,
    title: line,
    cityStateCountry: line,
    location: line,
    cityState: line,
    city: line,
    state: line,
    country: line,
    remoteType: line,
    category: line,
    department: line,
    type: line,
    postedDate: line,
    applyUrl: line,
    descriptionTeaser: line,
  })
  .refine((job) => idOf(job) !== '', { path: ['jobSeqNo'] });
type Job = z.output<typeof Job>;

type Ids = Readonly<Record<'jobSeqNo' | 'jobId' | 'reqId', string | null>>;

const idOf = ({ jobSeqNo, jobId, reqId }: Ids): string => jobSeqNo ?? jobId ?? reqId ?? '';

const Detail = z.object({ jobSeqNo: line, jobId: line, reqId: line, description: body });
type Detail = z.output<typeof Detail>;

/** An entry has only the first words of its text. */
const board: DetailedBoard<typeof Job, Detail> = {
  list,
  schema: Job,
  id: idOf,
  detail: {
    request: (job, slug) =>
      ask(slug, { ddoKey: 'jobDetail', pageName: 'job-details', jobSeqNo: idOf(job) }),
    read: jsonDetail(Detail, 'jobDetail.data.job'),
    isOf: (detail, job) =>
      (['jobSeqNo', 'jobId', 'reqId'] as const).some(
        (name) => job[name] !== null && detail[name] === job[name],
      ),
  },
};

/** The address to apply at belongs to the vendor behind the site. */
function posting(job: Job, detail: Detail | null, slug: string): RawPosting | null {
  if (job.title === null) return null;
  const listed = rawPosting({
    externalId: idOf(job),
    title: job.title,
    url: `https://${slug}/job/${encodeURIComponent(idOf(job))}`,
    applyUrl: job.applyUrl,
    locations: [place(job)],
    workplace: workplaceOf(job.remoteType),
    department: job.department ?? job.category,
    employmentType: employmentTypeOf(job.type),
    postedAt: isoDate(job.postedDate),
    ...descriptionOf(plainTextToHtml(job.descriptionTeaser ?? '')),
  });
  const text = descriptionOf(detail?.description ?? '');
  return joinPostings(listed, text.descriptionText === '' ? null : { ...listed, ...text });
}

const place = (job: Job): Location | null =>
  locationOf({
    text: job.cityStateCountry ?? job.location ?? job.cityState,
    city: job.city,
    region: job.state,
    country: job.country,
  });
