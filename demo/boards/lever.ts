import { plainText } from '../pages.ts';
import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  employmentWords,
  offsetsBy,
  type PlayedVendor,
  placeName,
  uuidOf,
} from './board.ts';

/** Lever: pages of at most a hundred openings, each with its text. */
export const lever: PlayedVendor = {
  list: '/v0/postings/{slug}',
  listed: ({ company, postings }) => json(postings.map((each) => leverPosting(company, each))),
  paging: offsetsBy('skip', 100),
  page: '/{slug}/{id}',
  details: {
    '/v0/postings/{slug}/{id}': ({ company, posting }) => json(leverPosting(company, posting)),
  },
  idOf: uuidOf,
  isPlayedAt: (host) => !host.includes('.eu.'),
  unknown: json({ ok: false, error: 'Document not found' }, 404),
};

const intervals = { year: 'per-year-salary', hour: 'per-hour-wage' } as const;

const leverPosting = ({ slug }: BoardCompany, posting: BoardPosting): object => ({
  id: uuidOf(posting),
  text: posting.title,
  categories: {
    commitment: employmentWords[posting.employmentType],
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
  ...(posting.pay === null ? {} : { salaryRange: salaryRange(posting.pay) }),
});

const salaryRange = ({ min, max, currency, period }: NonNullable<BoardPosting['pay']>): object => ({
  min,
  max,
  currency,
  interval: intervals[period],
});
