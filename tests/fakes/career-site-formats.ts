import {
  escapeHtml,
  type FakeCompany,
  placeName,
  plainText,
  uuidOf,
} from './career-site-answer.ts';
import type { FakePosting } from './career-site-postings.ts';

/** One opening in the JSON of each vendor; the fields are those of recorded answers. */

export const greenhouseJob = (
  { slug, name }: FakeCompany,
  posting: FakePosting,
  withContent: boolean,
): object => ({
  absolute_url: `https://job-boards.greenhouse.io/${slug}/jobs/${posting.id}`,
  internal_job_id: posting.id + 1_000_000,
  location: { name: placeName(posting) },
  metadata: null,
  id: posting.id,
  updated_at: posting.updatedAt,
  requisition_id: `R-${posting.id}`,
  title: posting.title,
  company_name: name,
  first_published: posting.postedAt,
  ...(withContent
    ? {
        content: escapeHtml(posting.descriptionHtml),
        departments: [{ id: 1, name: posting.department, child_ids: [], parent_id: null }],
        offices: [{ id: 2, name: posting.place.city, location: placeName(posting) }],
      }
    : {}),
});

export const leverPosting = ({ slug }: FakeCompany, posting: FakePosting): object => ({
  id: uuidOf(posting),
  text: posting.title,
  categories: {
    commitment: 'Full-time',
    department: posting.department,
    team: posting.department,
    location: placeName(posting),
    allLocations: [placeName(posting)],
  },
  country: posting.place.countryCode,
  workplaceType: posting.workplace,
  createdAt: Date.parse(posting.postedAt),
  description: posting.descriptionHtml,
  descriptionPlain: plainText(posting.descriptionHtml),
  lists: [],
  additional: '',
  additionalPlain: '',
  hostedUrl: `https://jobs.lever.co/${slug}/${uuidOf(posting)}`,
  applyUrl: `https://jobs.lever.co/${slug}/${uuidOf(posting)}/apply`,
  ...(posting.pay === null ? {} : { salaryRange: { ...posting.pay, interval: 'per-year-salary' } }),
});

const ashbyWorkplace = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'OnSite' } as const;

export const ashbyJob = (
  { slug }: FakeCompany,
  posting: FakePosting,
  withCompensation: boolean,
): object => ({
  id: uuidOf(posting),
  title: posting.title,
  department: posting.department,
  team: posting.department,
  employmentType: 'FullTime',
  location: placeName(posting),
  secondaryLocations: [],
  publishedAt: posting.postedAt,
  isListed: true,
  isRemote: posting.workplace === 'remote',
  workplaceType: ashbyWorkplace[posting.workplace],
  address: {
    postalAddress: {
      addressLocality: posting.place.city,
      addressRegion: posting.place.region,
      addressCountry: posting.place.country,
    },
  },
  jobUrl: `https://jobs.ashbyhq.com/${slug}/${uuidOf(posting)}`,
  applyUrl: `https://jobs.ashbyhq.com/${slug}/${uuidOf(posting)}/application`,
  descriptionHtml: posting.descriptionHtml,
  descriptionPlain: plainText(posting.descriptionHtml),
  ...(withCompensation ? { compensation: ashbyCompensation(posting) } : {}),
});

const ashbyCompensation = ({ pay }: FakePosting): object => ({
  compensationTierSummary: null,
  scrapeableCompensationSalarySummary: null,
  compensationTiers: [],
  summaryComponents:
    pay === null
      ? []
      : [
          {
            compensationType: 'Salary',
            interval: '1 YEAR',
            currencyCode: pay.currency,
            minValue: pay.min,
            maxValue: pay.max,
          },
        ],
});

export const smartRecruitersPosting = (
  { slug, name }: FakeCompany,
  posting: FakePosting,
): object => ({
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
  typeOfEmployment: { id: 'permanent', label: 'Full-time' },
  experienceLevel: { id: 'mid_senior_level', label: 'Mid-Senior Level' },
});

export const smartRecruitersDetail = (company: FakeCompany, posting: FakePosting): object => ({
  ...smartRecruitersPosting(company, posting),
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

export const workableJob = (posting: FakePosting, withDetails: boolean): object => ({
  title: posting.title,
  shortcode: String(posting.id),
  code: '',
  employment_type: 'Full-time',
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

export const recruiteeOffer = ({ slug, name }: FakeCompany, posting: FakePosting): object => ({
  id: posting.id,
  title: posting.title,
  company_name: name,
  department: posting.department,
  status: 'published',
  careers_url: `https://${slug}.recruitee.com/o/${posting.id}`,
  careers_apply_url: `https://${slug}.recruitee.com/o/${posting.id}/c/new`,
  city: posting.place.city,
  country: posting.place.country,
  country_code: posting.place.countryCode,
  location: placeName(posting),
  remote: posting.workplace === 'remote',
  hybrid: posting.workplace === 'hybrid',
  on_site: posting.workplace === 'onsite',
  employment_type_code: 'fulltime_permanent',
  salary: {
    min: posting.pay === null ? null : String(posting.pay.min),
    max: posting.pay === null ? null : String(posting.pay.max),
    period: posting.pay === null ? null : 'year',
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
