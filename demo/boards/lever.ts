import { listOrPosting, plainText } from '../pages.ts';
import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  type PlayedVendor,
  pageOf,
  placeName,
  uuidOf,
} from './board.ts';

const apiHost = 'api.lever.co';

/** Lever: pages of at most a hundred openings, each with its text. */
export const lever: PlayedVendor = {
  listUrl: (slug) => `https://${apiHost}/v0/postings/${slug}?mode=json&limit=100&skip=0`,
  unknown: json({ ok: false, error: 'Document not found' }, 404),
  answer: (url, find) => {
    const [, slug = '', id] =
      /^\/(?:v0\/postings\/)?([^/]+)(?:\/([0-9a-f-]{36}))?\/?$/.exec(url.pathname) ?? [];
    const company = url.hostname.includes('.eu.') ? null : find(slug);
    if (company === null) return null;
    const posting = company.postings.find((each) => uuidOf(each) === id);
    if (id !== undefined && posting === undefined) return null;
    if (url.hostname !== apiHost) {
      return listOrPosting(company, posting, (each) => `/${slug}/${uuidOf(each)}`);
    }
    if (posting !== undefined) return json(leverPosting(company, posting));
    const page = pageOf(company.postings, url, { start: 'skip', size: 100 });
    return json(page.map((each) => leverPosting(company, each)));
  },
};

const commitments = {
  full_time: 'Full-time',
  part_time: 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
} as const;

const intervals = { year: 'per-year-salary', hour: 'per-hour-wage' } as const;

const leverPosting = ({ slug }: BoardCompany, posting: BoardPosting): object => ({
  id: uuidOf(posting),
  text: posting.title,
  categories: {
    commitment: commitments[posting.employmentType],
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
