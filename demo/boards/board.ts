import type { EmploymentType, SalaryPeriod, Workplace } from '#core/posting.ts';
import type { SiteAnswer } from '../site-answer.ts';

/** Null for a slug that no company of the board has. */
export type FindCompany = (slug: string) => BoardCompany | null;

/** The answers of a vendor's API and pages; its addresses are in the table of sources. */
export type PlayedVendor = {
  readonly listUrl: (slug: string) => string;
  /** Null for an address the vendor does not know. */
  readonly answer: (url: URL, find: FindCompany) => SiteAnswer | null;
  readonly unknown: SiteAnswer;
};

export type Board = PlayedVendor & {
  readonly careersUrl: (slug: string) => string;
  /** Hosts that all its companies share. */
  readonly hosts: readonly string[];
  /** Null if companies have no host of their own. */
  readonly ownHost: ((slug: string) => string) | null;
};

/** One page of a list: from `start` on, `limit` or `size` openings. */
export function pageOf(
  postings: readonly BoardPosting[],
  url: URL,
  by: { readonly start: string; readonly size: number },
): readonly BoardPosting[] {
  const start = Number(url.searchParams.get(by.start) ?? 0);
  const size = Math.min(100, Number(url.searchParams.get('limit') ?? by.size));
  return postings.slice(start, start + size);
}

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

/** Vendors with uuids need one per opening. */
export const uuidOf = ({ id }: BoardPosting): string =>
  `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`;
