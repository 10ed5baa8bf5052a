import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  offsetsBy,
  type PlayedVendor,
  uuidOf,
} from './board.ts';

/** SmartRecruiters: a list in pages, and one answer per opening for its text. */
export const smartrecruiters: PlayedVendor = {
  list: '/v1/companies/{slug}/postings',
  listed: ({ company, postings, start, size, total }) =>
    json({
      offset: start,
      limit: size,
      totalFound: total,
      content: postings.map((each) => entry(company, each)),
    }),
  paging: offsetsBy('offset', 10),
  page: '/{slug}/{id}',
  details: {
    '/v1/companies/{slug}/postings/{id}': ({ company, posting }) => json(detail(company, posting)),
  },
  // The same as for a company without openings.
  unknown: json({ offset: 0, limit: 10, totalFound: 0, content: [] }),
};

const types = {
  full_time: { id: 'permanent', label: 'Full-time' },
  part_time: { id: 'part_time', label: 'Part-time' },
  contract: { id: 'contract', label: 'Contract' },
  temporary: { id: 'temporary', label: 'Temporary' },
  internship: { id: 'intern', label: 'Intern' },
} as const;

const entry = ({ slug, name }: BoardCompany, posting: BoardPosting): object => ({
  id: String(posting.id),
  name: posting.title,
  uuid: uuidOf(posting),
  refNumber: `REF${posting.id}`,
  company: { identifier: slug, name },
  releasedDate: posting.postedAt,
  location: {
    city: posting.place.city,
    region: posting.place.region,
    country: posting.place.countryCode.toLowerCase(),
    remote: posting.workplace === 'remote',
    hybrid: posting.workplace === 'hybrid',
    fullLocation: `${posting.place.city}, ${posting.place.region}, ${posting.place.country}`,
  },
  department: { id: '1', label: posting.department },
  function: { id: 'other', label: 'Other' },
  typeOfEmployment: types[posting.employmentType],
  experienceLevel: { id: 'mid_senior_level', label: 'Mid-Senior Level' },
});

const detail = (company: BoardCompany, posting: BoardPosting): object => ({
  ...entry(company, posting),
  postingUrl: `https://jobs.smartrecruiters.com/${company.slug}/${posting.id}`,
  applyUrl: `https://jobs.smartrecruiters.com/${company.slug}/${posting.id}?oga=true`,
  jobAd: {
    sections: {
      companyDescription: { title: 'Company Description', text: `<p>${company.name}</p>` },
      jobDescription: { title: 'Job Description', text: posting.descriptionHtml },
      qualifications: { title: 'Qualifications', text: '' },
      additionalInformation: { title: 'Additional Information', text: '' },
    },
  },
  active: true,
});
