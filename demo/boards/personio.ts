import { cdata, element } from '../pages.ts';
import { redirect, xml } from '../site-answer.ts';
import { type BoardPosting, type PlayedVendor, placeName } from './board.ts';

/** Personio: a host for each company, and an XML file with all openings. */
export const personio: PlayedVendor = {
  list: '/xml',
  listed: ({ company }) => xml(element('workzag-jobs', company.postings.map(position))),
  page: '/job/{id}',
  unknown: redirect('https://www.personio.com/', 307),
  ownSite: ['www.personio.com'],
};

/** The kind of contract, and how much of a week it takes. */
const contracts = {
  full_time: ['permanent', 'full-time'],
  part_time: ['permanent', 'part-time'],
  contract: ['freelance', 'full-time'],
  temporary: ['temporary', 'full-time'],
  internship: ['intern', 'full-time'],
} as const;

const position = (posting: BoardPosting): string => {
  const [contract, schedule] = contracts[posting.employmentType];
  return element('position', [
    element('id', String(posting.id)),
    element('office', posting.workplace === 'remote' ? 'Remote' : placeName(posting)),
    element('department', posting.department),
    element('name', posting.title),
    element('jobDescriptions', [
      element('jobDescription', [
        element('name', 'About the job'),
        cdata('value', posting.descriptionHtml),
      ]),
    ]),
    element('employmentType', contract),
    element('schedule', schedule),
    pay(posting),
    element('createdAt', posting.postedAt),
  ]);
};

/** Amounts are decimals. */
const pay = ({ pay: stated }: BoardPosting): string =>
  stated === null
    ? ''
    : element('salaryInformation', [
        element('min', stated.min.toFixed(2)),
        element('max', stated.max.toFixed(2)),
        element('currencyCode', stated.currency),
        element('type', stated.period === 'year' ? 'yearly' : 'hourly'),
      ]);
