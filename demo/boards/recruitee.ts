import { listOrPosting } from '../pages.ts';
import { json } from '../site-answer.ts';
import { type BoardCompany, type BoardPosting, type PlayedVendor, placeName } from './board.ts';

const domain = 'recruitee.com';

/** Recruitee: a host for each company, one answer for the whole board. */
export const recruitee: PlayedVendor = {
  listUrl: (slug) => `https://${slug}.${domain}/api/offers/`,
  unknown: json({ error: 'Not found' }, 404),
  answer: (url, find) => {
    const company = find(url.hostname.replace(`.${domain}`, ''));
    if (company === null) return null;
    if (/^\/api\/offers\/?$/.test(url.pathname)) {
      return json({ offers: company.postings.map((each) => recruiteeOffer(company, each)) });
    }
    const [, id] = /^\/o\/(\d+)$/.exec(url.pathname) ?? [];
    const posting = company.postings.find((each) => String(each.id) === id);
    if (id === undefined ? url.pathname !== '/' : posting === undefined) return null;
    return listOrPosting(company, posting, (each) => `/o/${each.id}`);
  },
};

const employmentCodes = {
  full_time: 'fulltime_permanent',
  part_time: 'parttime_permanent',
  contract: 'freelance',
  temporary: 'temporary',
  internship: 'internship',
} as const;

const recruiteeOffer = ({ slug, name }: BoardCompany, posting: BoardPosting): object => ({
  id: posting.id,
  title: posting.title,
  company_name: name,
  department: posting.department,
  status: 'published',
  careers_url: `https://${slug}.${domain}/o/${posting.id}`,
  careers_apply_url: `https://${slug}.${domain}/o/${posting.id}/c/new`,
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
