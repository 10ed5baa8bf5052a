import { json } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor, pagesBy } from './board.ts';

/** HireHive: a host for each company, with pages of a hundred openings and their texts. */
export const hirehive: PlayedVendor = {
  list: '/api/v2/jobs',
  listed: ({ url, postings, start, size, total, isLast }) =>
    json({
      items: postings.map((each) => job(url.origin, each)),
      meta: {
        page: start / size + 1,
        page_size: size,
        total_items: total,
        has_next_page: !isLast,
      },
    }),
  paging: pagesBy('page', 1, 100),
  page: '/job/{id}',
  unknown: json({ error: 'Not found' }, 404),
};

const job = (origin: string, posting: BoardPosting): object => ({
  id: `job_${posting.id}`,
  title: posting.title,
  hosted_url: `${origin}/job/${posting.id}`,
  location: posting.place.city || posting.place.country,
  state_code: posting.place.region || null,
  country: { name: posting.place.country, code: posting.place.countryCode },
  category: { name: posting.department },
  type: {
    type: employmentWords[posting.employmentType],
    name: employmentWords[posting.employmentType],
  },
  published_date: posting.postedAt,
  salary: null,
  compensation_tiers: posting.pay === null ? [] : [tier(posting.pay)],
  description: { html: posting.descriptionHtml, text: '' },
});

const tier = ({ min, max, currency, period }: NonNullable<BoardPosting['pay']>): object => ({
  min_value: min,
  max_value: max,
  currency_code: currency,
  interval: period.toUpperCase(),
});
