import { json } from '../site-answer.ts';
import { type BoardPosting, employmentWords, offsetsBy, type PlayedVendor } from './board.ts';

/** Trakstar Hire: a host for each company's page, one for the lists of all. */
export const recruiterbox: PlayedVendor = {
  list: '/v1/openings',
  listed: ({ company, postings, start, size, total }) =>
    json({
      meta: { total, offset: start, limit: size },
      objects: postings.map((each) => opening(company.url, each)),
    }),
  paging: offsetsBy('offset', 20),
  page: '/jobs/{id}',
  slugParameter: 'client_name',
  unknown: json({ client_name: 'Invalid client name' }, 400),
};

const opening = (careersUrl: string, posting: BoardPosting): object => ({
  id: posting.id,
  title: posting.title,
  hosted_url: new URL(`/jobs/${posting.id}`, careersUrl).href,
  location: {
    city: posting.place.city,
    state: posting.place.region,
    country: posting.place.country,
  },
  allows_remote: posting.workplace === 'remote',
  department: posting.department,
  team: null,
  position_type: employmentWords[posting.employmentType],
  created_date: posting.postedAt,
  description: posting.descriptionHtml,
  requirements: '',
});
