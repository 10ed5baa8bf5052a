import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  employmentWords,
  type PlayedVendor,
  pagesBy,
  payText,
  placeName,
} from './board.ts';

/** Polymer: pages of fifty openings, and one answer per opening for its text. */
export const polymer: PlayedVendor = {
  list: '/v1/hire/organizations/{slug}/jobs',
  listed: ({ company, postings, start, size, total, isLast }) =>
    json({
      items: postings.map((each) => job(company, each)),
      meta: {
        count: total,
        total: Math.max(1, Math.ceil(total / size)),
        page: start / size + 1,
        is_first: start === 0,
        is_last: isLast,
      },
    }),
  paging: pagesBy('page', 1, 50),
  page: '/{slug}/{id}',
  details: {
    '/v1/hire/organizations/{slug}/jobs/{id}': ({ company, posting }) =>
      json({ ...job(company, posting), description: posting.descriptionHtml }),
  },
  // The same as for a company without openings.
  unknown: json({
    items: [],
    meta: { count: 0, total: 1, page: 1, is_first: true, is_last: true },
  }),
};

const models = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On-site' } as const;

const job = ({ slug, name }: BoardCompany, posting: BoardPosting): object => ({
  id: posting.id,
  hash_id: posting.id.toString(36),
  title: posting.title,
  job_post_url: `https://jobs.polymer.co/${slug}/${posting.id}`,
  organization_name: name,
  display_location: placeName(posting),
  city: posting.place.city,
  state_region: posting.place.region,
  country: posting.place.country,
  remoteness_pretty: models[posting.workplace],
  kind_pretty: employmentWords[posting.employmentType],
  job_category_name: posting.department,
  salary_pretty: payText(posting),
  published_at: posting.postedAt,
});
