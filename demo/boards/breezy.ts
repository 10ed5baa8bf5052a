import { json, redirect } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  employmentWords,
  type PlayedVendor,
  payText,
  placeName,
} from './board.ts';

/** Breezy: one answer holds all openings, with their texts on request. */
export const breezy: PlayedVendor = {
  list: '/json',
  listed: ({ url, company }) => {
    const isVerbose = url.searchParams.get('verbose') === 'true';
    return json(
      company.postings.map((each) => ({
        ...position(url.origin, company, each),
        ...(isVerbose ? { description: each.descriptionHtml } : {}),
      })),
    );
  },
  page: '/p/{id}',
  unknown: redirect('https://breezy.hr/'),
  gone: redirect('/'),
  ownSite: ['breezy.hr'],
};

const employmentTypes = {
  full_time: 'fullTime',
  part_time: 'partTime',
  contract: 'contract',
  temporary: 'temporary',
  internship: 'internship',
} as const;

const position = (origin: string, { slug, name }: BoardCompany, posting: BoardPosting): object => ({
  id: posting.id.toString(16).padStart(12, '0'),
  friendly_id: String(posting.id),
  name: posting.title,
  url: `${origin}/p/${posting.id}`,
  published_date: posting.postedAt,
  type: {
    id: employmentTypes[posting.employmentType],
    name: employmentWords[posting.employmentType],
  },
  location: {
    country: { name: posting.place.country, id: posting.place.countryCode },
    state: posting.place.region === '' ? null : { name: posting.place.region },
    city: posting.place.city,
    is_remote: posting.workplace === 'remote',
    name: placeName(posting),
  },
  locations: [],
  department: posting.department,
  salary: payText(posting),
  company: { name, friendly_id: slug },
});
