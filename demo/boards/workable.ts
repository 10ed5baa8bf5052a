import { json } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor } from './board.ts';

/** Workable's widget: one answer holds the whole account. */
export const workable: PlayedVendor = {
  list: '/api/v1/widget/accounts/{slug}',
  listed: ({ url, company: { name, postings } }) => {
    const withDetails = url.searchParams.get('details') === 'true';
    const jobs = postings.map((each) => workableJob(each, withDetails));
    return json({ name, description: null, jobs });
  },
  page: '/{slug}/j/{id}',
  unknown: json({ error: 'Not found' }, 404),
};

const workableJob = (posting: BoardPosting, withDetails: boolean): object => ({
  title: posting.title,
  shortcode: String(posting.id),
  code: '',
  employment_type: employmentWords[posting.employmentType],
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
