import { json } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor, placeName } from './board.ts';

/** Oracle Recruiting: pages and single openings are asked for inside one parameter, `finder`. */
export const oracle: PlayedVendor = {
  list: '/hcmRestApi/resources/latest/recruitingCEJobRequisitions',
  listed: ({ postings, total }) => json(found(total, postings.map(entry))),
  paging: {
    start: (url) => Number(finder(url, /offset=(\d+)/) ?? 0),
    size: (url) => Math.min(200, Number(finder(url, /limit=(\d+)/) ?? 25)),
  },
  page: '/hcmUI/CandidateExperience/en/sites/CX_1/job/{id}',
  details: {
    '/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails': ({ posting }) =>
      json({ items: [detail(posting)], count: 1, hasMore: false }),
  },
  idIn: (url) => finder(url, /Id="(\d+)"/),
  // The same as for a site without openings.
  unknown: json({ items: [{ TotalJobsCount: 0, requisitionList: [] }], count: 1, hasMore: false }),
  gone: json({ items: [], count: 0, hasMore: false }),
};

const finder = (url: URL, part: RegExp): string | undefined =>
  part.exec(url.searchParams.get('finder') ?? '')?.[1];

const found = (total: number, requisitionList: readonly object[]): object => ({
  items: [{ TotalJobsCount: total, requisitionList }],
  count: 1,
  hasMore: false,
});

const workplaces = { remote: 'ORA_REMOTE', hybrid: 'ORA_HYBRID', onsite: 'ORA_ON_SITE' } as const;

const entry = (posting: BoardPosting): object => ({
  Id: String(posting.id),
  Title: posting.title,
  PostedDate: posting.postedAt.slice(0, 10),
  PostingEndDate: null,
  PrimaryLocation: placeName(posting),
  PrimaryLocationCountry: posting.place.countryCode,
  secondaryLocations: [],
  WorkplaceTypeCode: workplaces[posting.workplace],
  JobFamily: posting.department,
  JobSchedule: employmentWords[posting.employmentType],
  ShortDescriptionStr: '',
  Distance: 0,
  Relevancy: 0,
});

const detail = (posting: BoardPosting): object => ({
  Id: String(posting.id),
  Title: posting.title,
  ExternalPostedStartDate: posting.postedAt,
  ExternalDescriptionStr: posting.descriptionHtml,
  ExternalResponsibilitiesStr: '',
  ExternalQualificationsStr: '',
});
