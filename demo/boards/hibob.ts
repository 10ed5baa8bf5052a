import { json } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor, uuidOf } from './board.ts';

/** HiBob: one answer holds all openings, with their texts in sections. */
export const hibob: PlayedVendor = {
  list: '/api/job-ad',
  listed: ({ company }) => json({ jobAdDetails: company.postings.map(ad) }),
  page: '/jobs/{id}',
  idOf: uuidOf,
  unknown: json({ error: 'Not found' }, 404),
};

const ad = (posting: BoardPosting): object => ({
  id: uuidOf(posting),
  title: posting.title,
  department: posting.department,
  site: posting.place.city || posting.place.country,
  country: posting.place.country,
  workspaceTypeId: posting.workplace,
  employmentTypeId: 'Permanent',
  employmentType: employmentWords[posting.employmentType],
  payTransparencyMinSalary: posting.pay?.min ?? null,
  payTransparencyMaxSalary: posting.pay?.max ?? null,
  payTransparencyPayPeriod: posting.pay?.period ?? null,
  payTransparencyCurrency: posting.pay?.currency ?? null,
  publishedAt: `${posting.postedAt.slice(0, 10)}T00:00:00Z`,
  description: posting.descriptionHtml,
  responsibilities: '',
  requirements: '',
  benefits: '',
});
