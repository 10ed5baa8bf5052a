import { z } from 'zod';
import { json } from '../site-answer.ts';
import { type BoardPosting, type PlayedVendor, placeName, wordsOf } from './board.ts';

/** Workday: a list by POST, twenty at a time, and one answer per opening for its text. */
export const workday: PlayedVendor = {
  list: '/wday/cxs/{slug}/External/jobs',
  listed: ({ postings, total, start }) =>
    json({
      // Many tenants state the total on the first page only.
      total: start === 0 ? total : 0,
      jobPostings: postings.map(entry),
      facets: [],
      userAuthenticated: false,
    }),
  paging: {
    start: (_url, body) => Asked.parse(JSON.parse(body || '{}')).offset,
    size: () => 20,
  },
  page: '/External/job/{id}',
  details: {
    '/wday/cxs/{slug}/External/job/{id}': ({ url, posting }) =>
      json({ jobPostingInfo: detail(url.origin, posting), userAuthenticated: false }),
  },
  idOf,
  unknown: json({ errorCode: 'HTTP_404', httpStatus: 404, message: 'Not found' }, 404),
  gone: json({ errorCode: 'S22', httpStatus: 403, message: 'Permission denied' }, 403),
};

const Asked = z.object({ offset: z.number().default(0) });

function idOf(posting: BoardPosting): string {
  return `${wordsOf(posting)}_R${posting.id}`;
}

const models = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'Onsite' } as const;

const facts = (posting: BoardPosting): object => ({
  title: posting.title,
  remoteType: models[posting.workplace],
  timeType: posting.employmentType === 'part_time' ? 'Part time' : 'Full time',
});

const entry = (posting: BoardPosting): object => ({
  ...facts(posting),
  externalPath: `/job/${idOf(posting)}`,
  locationsText: placeName(posting),
  postedOn: 'Posted 30+ Days Ago',
  bulletFields: [`R${posting.id}`],
});

const detail = (origin: string, posting: BoardPosting): object => ({
  ...facts(posting),
  id: String(posting.id),
  jobReqId: `R${posting.id}`,
  jobPostingId: idOf(posting),
  externalUrl: `${origin}/External/job/${idOf(posting)}`,
  location: placeName(posting),
  additionalLocations: [],
  country: { descriptor: posting.place.country, id: posting.place.countryCode },
  startDate: posting.postedAt.slice(0, 10),
  postedOn: 'Posted 30+ Days Ago',
  jobDescription: posting.descriptionHtml,
  canApply: true,
});
