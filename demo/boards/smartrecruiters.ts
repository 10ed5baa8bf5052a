import { listOrPosting } from '../pages.ts';
import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  type PlayedVendor,
  pageOf,
  uuidOf,
} from './board.ts';

const apiHost = 'api.smartrecruiters.com';

/** SmartRecruiters: a list in pages, and one answer per opening for its text. */
export const smartrecruiters: PlayedVendor = {
  listUrl: (slug) => `https://${apiHost}/v1/companies/${slug}/postings?limit=100&offset=0`,
  unknown: json({ message: 'Not found' }, 404),
  answer: (url, find) => {
    const [, slug = '', id] =
      /^\/(?:v1\/companies\/)?([^/]+)(?:\/postings)?(?:\/(\d+))?\/?$/.exec(url.pathname) ?? [];
    const company = find(slug);
    // The vendor answers the same for an unknown company and one without openings.
    const postings = company?.postings ?? [];
    const posting = postings.find((each) => String(each.id) === id);
    if (id !== undefined && posting === undefined) return null;
    if (company !== null && url.hostname !== apiHost) {
      return listOrPosting(company, posting, (each) => `/${slug}/${each.id}`);
    }
    if (company !== null && posting !== undefined) return json(detail(company, posting));
    const page = company === null ? [] : pageOf(postings, url, { start: 'offset', size: 10 });
    return json({
      offset: Number(url.searchParams.get('offset') ?? 0),
      limit: Number(url.searchParams.get('limit') ?? 10),
      totalFound: postings.length,
      content: company === null ? [] : page.map((each) => entry(company, each)),
    });
  },
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
