import { json } from '../site-answer.ts';
import {
  type BoardPosting,
  employmentWords,
  type PlayedVendor,
  pagesBy,
  placeName,
  uuidOf,
} from './board.ts';

/** Rippling: pages of fifty openings, and one answer of another host per opening for its text. */
export const rippling: PlayedVendor = {
  list: '/api/v2/board/{slug}/jobs',
  listed: ({ url, company, postings, start, size, total }) =>
    json({
      items: postings.map((each) => entry(url.origin, company.slug, each)),
      page: start / size,
      pageSize: size,
      totalItems: total,
      totalPages: Math.ceil(total / size),
    }),
  paging: pagesBy('page', 0, 50),
  page: '/{slug}/jobs/{id}',
  details: {
    '/platform/api/ats/v1/board/{slug}/jobs/{id}': ({ company, posting }) =>
      json(detail(company.name, posting)),
  },
  idOf: uuidOf,
  unknown: json({ detail: 'Not found.' }, 404),
  gone: json({ detail: 'Not found.' }, 404),
};

const models = { remote: 'REMOTE', hybrid: 'HYBRID', onsite: 'ON_SITE' } as const;

const entry = (origin: string, slug: string, posting: BoardPosting): object => ({
  id: uuidOf(posting),
  name: posting.title,
  url: `${origin}/${slug}/jobs/${uuidOf(posting)}`,
  department: { name: posting.department },
  locations: [
    {
      name: placeName(posting),
      country: posting.place.country,
      countryCode: posting.place.countryCode,
      state: posting.place.region,
      city: posting.place.city,
      workplaceType: models[posting.workplace],
    },
  ],
  language: 'en-US',
});

/** The label of a kind of employment is a code, the id is for people. */
const detail = (companyName: string, posting: BoardPosting): object => ({
  uuid: uuidOf(posting),
  name: posting.title,
  companyName,
  description: { company: '', role: posting.descriptionHtml },
  workLocations: [placeName(posting)],
  department: { name: posting.department },
  employmentType: { label: 'OTHER', id: employmentWords[posting.employmentType] },
  createdOn: posting.postedAt,
  payRangeDetails:
    posting.pay === null
      ? []
      : [
          {
            currency: posting.pay.currency,
            frequency: posting.pay.period.toUpperCase(),
            rangeStart: posting.pay.min,
            rangeEnd: posting.pay.max,
          },
        ],
});
