import { json } from '../site-answer.ts';
import { type BoardCompany, type BoardPosting, type PlayedVendor, placeName } from './board.ts';

/** Recruitee: a host for each company, one answer for the whole board. */
export const recruitee: PlayedVendor = {
  list: '/api/offers/',
  listed: ({ url, company }) =>
    json({ offers: company.postings.map((each) => recruiteeOffer(url.origin, company, each)) }),
  page: '/o/{id}',
  unknown: json({ error: 'Not found' }, 404),
};

const employmentCodes = {
  full_time: 'fulltime_permanent',
  part_time: 'parttime_permanent',
  contract: 'freelance',
  temporary: 'temporary',
  internship: 'internship',
} as const;

const recruiteeOffer = (origin: string, { name }: BoardCompany, posting: BoardPosting): object => ({
  id: posting.id,
  title: posting.title,
  company_name: name,
  department: posting.department,
  status: 'published',
  careers_url: `${origin}/o/${posting.id}`,
  careers_apply_url: `${origin}/o/${posting.id}/c/new`,
  city: posting.place.city,
  country: posting.place.country,
  country_code: posting.place.countryCode,
  location: placeName(posting),
  remote: posting.workplace === 'remote',
  hybrid: posting.workplace === 'hybrid',
  on_site: posting.workplace === 'onsite',
  employment_type_code: employmentCodes[posting.employmentType],
  salary: {
    min: posting.pay === null ? null : String(posting.pay.min),
    max: posting.pay === null ? null : String(posting.pay.max),
    period: posting.pay?.period ?? null,
    currency: posting.pay?.currency ?? null,
  },
  published_at: recruiteeDate(posting.postedAt),
  created_at: recruiteeDate(posting.postedAt),
  updated_at: recruiteeDate(posting.updatedAt),
  close_at: null,
  description: posting.descriptionHtml,
  requirements: '',
});

const recruiteeDate = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;
