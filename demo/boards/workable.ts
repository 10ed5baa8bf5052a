import { listPage } from '../pages.ts';
import { json } from '../site-answer.ts';
import type { BoardPosting, PlayedVendor } from './board.ts';

/** Workable's widget: one answer holds the whole account. */
export const workable: PlayedVendor = {
  listUrl: (slug) => `https://apply.workable.com/api/v1/widget/accounts/${slug}?details=true`,
  unknown: json({ error: 'Not found' }, 404),
  answer: (url, find) => {
    const [, api, slug = ''] =
      /^(\/api\/v1\/widget\/accounts)?\/([^/]+)\/?$/.exec(url.pathname) ?? [];
    const company = find(slug);
    if (company === null) return null;
    if (api === undefined) return listPage(company, (each) => `/j/${each.id}`);
    const withDetails = url.searchParams.get('details') === 'true';
    const jobs = company.postings.map((each) => workableJob(each, withDetails));
    return json({ name: company.name, description: null, jobs });
  },
};

const employmentTypes = {
  full_time: 'Full-time',
  part_time: 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
} as const;

const workableJob = (posting: BoardPosting, withDetails: boolean): object => ({
  title: posting.title,
  shortcode: String(posting.id),
  code: '',
  employment_type: employmentTypes[posting.employmentType],
  telecommuting: posting.workplace === 'remote',
  department: posting.department,
  url: `https://apply.workable.com/j/${posting.id}`,
  application_url: `https://apply.workable.com/j/${posting.id}/apply`,
  published_on: posting.postedAt.slice(0, 10),
  created_at: posting.postedAt.slice(0, 10),
  country: posting.place.country,
  city: posting.place.city,
  state: posting.place.region,
  experience: '',
  function: '',
  industry: '',
  locations: [
    {
      country: posting.place.country,
      countryCode: posting.place.countryCode,
      city: posting.place.city,
      region: posting.place.region,
      hidden: false,
    },
  ],
  ...(withDetails ? { description: posting.descriptionHtml } : {}),
});
