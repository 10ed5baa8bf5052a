import type { EmploymentType, SalaryPeriod, Workplace } from '#core/posting.ts';
import type { SiteAnswer } from '../site-answer.ts';

/** Null for a slug that no company of the board has. */
export type FindCompany = (slug: string) => BoardCompany | null;

/**
 * A vendor's answers. Paths are templates: `{slug}` stands for the company where its host does not
 * name it, `{id}` for an opening. Hosts and the careers address are in the table of sources.
 */
export type PlayedVendor = {
  /** The path of the list that a scan reads. */
  readonly list: string;
  readonly listed: (asked: AskedList) => SiteAnswer;
  /** Without it one answer holds the whole list. */
  readonly paging?: Paging;
  /** The path of an opening's page for people. */
  readonly page: string;
  /** Answers about one opening, by path. */
  readonly details?: Readonly<Record<string, (asked: AskedOpening) => SiteAnswer>>;
  /** The name of an opening in paths; its number by default. */
  readonly idOf?: (posting: BoardPosting) => string;
  /** The opening that an address names in its query. */
  readonly idIn?: (url: URL) => string | undefined;
  /** The query parameter that names the company. */
  readonly slugParameter?: string;
  /** False for hosts where this board has no companies. */
  readonly isPlayedAt?: (host: string) => boolean;
  /** The answer for a company that the vendor does not have. */
  readonly unknown: SiteAnswer;
  /** The answer for an opening that its company does not have: 404 in JSON by default. */
  readonly gone?: SiteAnswer;
  /** Hosts of the vendor's own site, if it sends the visitors of unknown companies there. */
  readonly ownSite?: readonly string[];
};

export type AskedList = {
  readonly url: URL;
  readonly company: BoardCompany;
  /** The openings of this page. */
  readonly postings: readonly BoardPosting[];
  /** Number of the page's first opening, from 0. */
  readonly start: number;
  /** Openings on a full page. */
  readonly size: number;
  /** Openings on all pages. */
  readonly total: number;
  readonly isLast: boolean;
};

export type AskedOpening = {
  readonly url: URL;
  readonly company: BoardCompany;
  readonly posting: BoardPosting;
};

/** How a request names its page; `body` is empty for a GET. */
export type Paging = {
  readonly start: (url: URL, body: string, size: number) => number;
  readonly size: (url: URL) => number;
};

export type Board = {
  readonly careersUrl: (slug: string) => string;
  /** Hosts that all its companies share. */
  readonly hosts: readonly string[];
  /** The hosts of one company; none if the path names it. */
  readonly ownHosts: (slug: string) => readonly string[];
  /** The company that an address names, whether there is one or not. */
  readonly slugIn: (url: URL) => string | null;
  /** True for the request with which a scan begins. */
  readonly startsList: (url: URL, body: string) => boolean;
  readonly answer: (url: URL, body: string, find: FindCompany) => SiteAnswer;
};

/** Pages by number, `first` being that of the first one. */
export const pagesBy = (parameter: string, first: number, size: number): Paging => ({
  start: (url) => (Number(url.searchParams.get(parameter) ?? first) - first) * size,
  size: () => size,
});

/** Pages by the number of openings before them; `limit` asks for up to a hundred. */
export const offsetsBy = (parameter: string, size: number): Paging => ({
  start: (url) => Number(url.searchParams.get(parameter) ?? 0),
  size: (url) => Math.min(100, Number(url.searchParams.get('limit') ?? size)),
});

/** An invented opening, in terms that fit every board's format. */
export type BoardPosting = {
  readonly id: number;
  readonly title: string;
  readonly place: Place;
  readonly workplace: Workplace;
  readonly department: string;
  readonly employmentType: Employment;
  readonly pay: Pay | null;
  /** ISO 8601. */
  readonly postedAt: string;
  readonly updatedAt: string;
  readonly descriptionHtml: string;
};

/** The contract kinds that every board has a word for. */
export type Employment = Extract<
  EmploymentType,
  'full_time' | 'part_time' | 'contract' | 'temporary' | 'internship'
>;

export type Place = {
  /** Empty if the work can be done anywhere in the country. */
  readonly city: string;
  /** Empty if the city is enough. */
  readonly region: string;
  readonly country: string;
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
};

/** Units of the currency, not cents, for one period. */
export type Pay = {
  readonly min: number;
  readonly max: number;
  readonly currency: string;
  readonly period: Extract<SalaryPeriod, 'year' | 'hour'>;
};

/** A company as its board shows it; only its postings change. */
export type BoardCompany = {
  readonly slug: string;
  readonly name: string;
  /** Its careers address. */
  readonly url: string;
  postings: readonly BoardPosting[];
};

/** "Berlin, Germany" or "Remote, Germany", as most boards write it. */
export const placeName = ({ place }: BoardPosting): string =>
  `${place.city === '' ? 'Remote' : place.city}, ${place.country}`;

/** Kinds of contract in the words that most boards show to people. */
export const employmentWords = {
  full_time: 'Full-time',
  part_time: 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
} as const satisfies Readonly<Record<Employment, string>>;

/** Pay as employers write it: "EUR 50,000 – 60,000 per year". Empty without pay. */
export const payText = ({ pay }: BoardPosting): string =>
  pay === null ? '' : `${pay.currency} ${inWords(pay.min)} – ${inWords(pay.max)} per ${pay.period}`;

const inWords = (amount: number): string => amount.toLocaleString('en-US');

/** The last part of an opening's address, which often contains its title. */
export const wordsOf = ({ title }: BoardPosting): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'opening';

/** Vendors with uuids need one per opening. */
export const uuidOf = ({ id }: BoardPosting): string =>
  `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`;
