import { json } from '../site-answer.ts';
import { type BoardPosting, type PlayedVendor, pagesBy, placeName } from './board.ts';

/** Manatal: pages of ten openings with their texts, without the day of posting. */
export const manatal: PlayedVendor = {
  list: '/api/v1.0/c/{slug}/jobs/',
  listed: ({ url, postings, start, size, total, isLast }) => {
    const next = `${url.origin}${url.pathname}?page=${start / size + 2}`;
    return json({ count: total, next: isLast ? null : next, results: postings.map(job) });
  },
  paging: pagesBy('page', 1, 10),
  page: '/{slug}/job/{id}',
  idOf,
  unknown: json({ detail: 'Not found.' }, 404),
};

function idOf({ id }: BoardPosting): string {
  return `H${id.toString(36).toUpperCase()}`;
}

const job = (posting: BoardPosting): object => ({
  id: posting.id,
  hash: idOf(posting),
  position_name: posting.title,
  description: posting.descriptionHtml,
  location_display: placeName(posting),
  city: posting.place.city,
  state: posting.place.region,
  country: posting.place.country,
  currency_code: posting.pay?.currency ?? null,
  salary_min: posting.pay?.min ?? null,
  salary_max: posting.pay?.max ?? null,
  is_salary_visible: posting.pay !== null,
});
