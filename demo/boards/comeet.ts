import { inScript, page } from '../pages.ts';
import { unknownPage } from '../site-answer.ts';
import { type BoardPosting, employmentWords, type PlayedVendor, placeName } from './board.ts';

/** Comeet: a page whose script holds all openings with their texts. */
export const comeet: PlayedVendor = {
  list: '/jobs/{slug}/12.00F',
  listed: ({ url, company }) => {
    const positions = company.postings.map((each) => position(url, company.name, each));
    const script = `<script>COMPANY_DATA = {}; COMPANY_POSITIONS_DATA = ${inScript(positions)};</script>`;
    return page(`Jobs at ${company.name}`, '<div id="positions"></div>', script);
  },
  page: '/jobs/{slug}/12.00F/opening/{id}',
  idOf,
  unknown: unknownPage,
  gone: unknownPage,
};

/** Hexadecimal digits on both sides of the point. */
function idOf({ id }: BoardPosting): string {
  return `12.${id.toString(16).toUpperCase()}`;
}

const workplaces = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On-site' } as const;

const position = (url: URL, company: string, posting: BoardPosting): object => ({
  uid: idOf(posting),
  name: posting.title,
  company_name: company,
  department: posting.department,
  email: null,
  url_comeet_hosted_page: `${url.origin}${url.pathname}/opening/${idOf(posting)}`,
  employment_type: employmentWords[posting.employmentType],
  experience_level: null,
  workplace_type: workplaces[posting.workplace],
  location: {
    name: placeName(posting),
    city: posting.place.city || null,
    state: posting.place.region || null,
    country: posting.place.countryCode,
    is_remote: posting.workplace === 'remote',
  },
  time_updated: posting.updatedAt,
  details: [
    { name: 'Description', value: posting.descriptionHtml },
    { name: 'Requirements', value: null },
  ],
});
