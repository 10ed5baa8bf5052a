import { json, redirect } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor, payText } from './board.ts';

/** BambooHR: one answer lists all openings, one more per opening has its text. */
export const bamboohr: PlayedVendor = {
  list: '/careers/list',
  listed: ({ company, total }) =>
    json({ meta: { totalCount: total }, result: company.postings.map(entry) }),
  page: '/careers/{id}',
  details: {
    '/careers/{id}/detail': ({ url, posting }) =>
      json({ meta: [], result: { jobOpening: detail(url.origin, posting) } }),
  },
  unknown: redirect('https://www.bamboohr.com/'),
  gone: json({ type: 'not_found', title: 'Not found' }, 404),
  ownSite: ['www.bamboohr.com'],
};

const workplaces = { onsite: '0', remote: '1', hybrid: '2' } as const;

const facts = (posting: BoardPosting): object => ({
  jobOpeningName: posting.title,
  departmentLabel: posting.department,
  employmentStatusLabel: employmentWords[posting.employmentType],
  location: { city: null, state: null },
  atsLocation: {
    country: posting.place.country,
    state: posting.place.region || null,
    province: null,
    city: posting.place.city || null,
  },
  locationType: workplaces[posting.workplace],
  isRemote: null,
});

const entry = (posting: BoardPosting): object => ({ id: String(posting.id), ...facts(posting) });

const detail = (origin: string, posting: BoardPosting): object => ({
  ...facts(posting),
  jobOpeningShareUrl: `${origin}/careers/${posting.id}`,
  jobOpeningStatus: 'Open',
  description: posting.descriptionHtml,
  compensation: payText(posting) || null,
  datePosted: posting.postedAt.slice(0, 10),
});
