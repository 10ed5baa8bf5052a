import { json } from '../site-answer.ts';
import { type BoardPosting, type PlayedVendor, placeName, uuidOf } from './board.ts';

/** Gem: one answer is the list of all openings, in words like Greenhouse's. */
export const gem: PlayedVendor = {
  list: '/job_board/v0/{slug}/job_posts/',
  listed: ({ company }) => json(company.postings.map((each) => post(company.slug, each))),
  page: '/{slug}/{id}',
  idOf: uuidOf,
  unknown: json({ detail: 'Not found.' }, 404),
};

const models = { remote: 'remote', hybrid: 'hybrid', onsite: 'in_office' } as const;

const post = (slug: string, posting: BoardPosting): object => ({
  id: uuidOf(posting),
  title: posting.title,
  absolute_url: `https://jobs.gem.com/${slug}/${uuidOf(posting)}`,
  location: { name: placeName(posting) },
  location_type: models[posting.workplace],
  offices: [{ id: 1, name: placeName(posting), location: { name: placeName(posting) } }],
  departments: [{ id: 1, name: posting.department }],
  employment_type: posting.employmentType,
  first_published_at: posting.postedAt,
  updated_at: posting.updatedAt,
  content: posting.descriptionHtml,
});
