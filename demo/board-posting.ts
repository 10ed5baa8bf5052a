import type { EmploymentType, SalaryPeriod, Workplace } from '#core/posting.ts';

/** An invented opening, in terms that every board's format can be made of. */
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

/** The kinds of contract that every board has a word for. */
export type Employment = Extract<
  EmploymentType,
  'full_time' | 'part_time' | 'contract' | 'temporary' | 'internship'
>;

export type Place = {
  /** Empty where the work is done anywhere in the country. */
  readonly city: string;
  /** Empty where the city says it all. */
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
