import type { RawPosting } from '#core/posting.ts';
import { facts } from '../facts.ts';
import { lexiconOf } from './provider.ts';
import { createReading, type Reading } from './reading.ts';
import { readSalary } from './salary.ts';

/** A posting that states only a title, for tests to add to. */
export function postingWith(parts: Partial<RawPosting>): RawPosting {
  return {
    externalId: '1',
    title: 'Clerk',
    company: null,
    url: null,
    applyUrl: null,
    locations: [],
    workplace: null,
    remoteRegions: [],
    department: null,
    team: null,
    employmentType: null,
    level: null,
    salary: null,
    postedAt: null,
    updatedAt: null,
    validThrough: null,
    descriptionHtml: '',
    descriptionText: '',
    ...parts,
  };
}

export const locationOf = (text: string): RawPosting['locations'][number] => ({
  text,
  city: null,
  region: null,
  country: null,
});

const lexicon = lexiconOf(facts);

export const readingOf = (text: string, title = 'Clerk'): Reading =>
  createReading(title, text, lexicon);

/** The pay that the rules read from a text, as "50000-60000 USD year", or "none". */
export function spokenSalary(
  text: string,
  countries: readonly string[] = [],
  title = 'Clerk',
): string {
  const salary = readSalary(readingOf(text, title), countries)?.value;
  if (salary === undefined) return 'none';
  return `${salary.min}-${salary.max} ${salary.currency} ${salary.period}`;
}
