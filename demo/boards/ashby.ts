import { plainText } from '../pages.ts';
import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  type PlayedVendor,
  placeName,
  uuidOf,
} from './board.ts';

/** Ashby: one answer holds the whole board, with pay on request. */
export const ashby: PlayedVendor = {
  list: '/posting-api/job-board/{slug}',
  listed: ({ url, company }) => {
    const withCompensation = url.searchParams.get('includeCompensation') === 'true';
    const jobs = company.postings.map((each) => ashbyJob(company, each, withCompensation));
    return json({ jobs, apiVersion: '1' });
  },
  page: '/{slug}/{id}',
  idOf: uuidOf,
  unknown: json({ error: 'Not Found' }, 404),
};

const workplaces = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'OnSite' } as const;

const employmentTypes = {
  full_time: 'FullTime',
  part_time: 'PartTime',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Intern',
} as const;

const ashbyJob = (
  { slug }: BoardCompany,
  posting: BoardPosting,
  withCompensation: boolean,
): object => ({
  id: uuidOf(posting),
  title: posting.title,
  department: posting.department,
  team: posting.department,
  employmentType: employmentTypes[posting.employmentType],
  location: placeName(posting),
  secondaryLocations: [],
  publishedAt: posting.postedAt,
  isListed: true,
  isRemote: posting.workplace === 'remote',
  workplaceType: workplaces[posting.workplace],
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
  ...(withCompensation ? { compensation: compensation(posting) } : {}),
});

const compensation = ({ pay }: BoardPosting): object => ({
  compensationTierSummary: null,
  scrapeableCompensationSalarySummary: null,
  compensationTiers: [],
  summaryComponents:
    pay === null
      ? []
      : [
          {
            compensationType: 'Salary',
            interval: `1 ${pay.period.toUpperCase()}`,
            currencyCode: pay.currency,
            minValue: pay.min,
            maxValue: pay.max,
          },
        ],
});
