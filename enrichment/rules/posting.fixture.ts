import type { RawPosting } from '#core/posting.ts';
import { lexicon } from './lexicon.ts';
import { createReading, type Reading } from './reading.ts';
import { readSalary } from './salary.ts';

/** A posting that states nothing but a title, for tests to add to. */
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

/** A location as a site writes it, with no parts of its own. */
export const locationOf = (text: string): RawPosting['locations'][number] => ({
  text,
  city: null,
  region: null,
  country: null,
});

/** A text prepared for the rules, under a title that says nothing. */
export const readingOf = (text: string, title = 'Clerk'): Reading =>
  createReading(title, text, lexicon);

/** The pay that the rules read from a text, as "50000-60000 USD year"; "none" where they read none. */
export function spokenSalary(
  text: string,
  countries: readonly string[] = [],
  title = 'Clerk',
): string {
  const salary = readSalary(readingOf(text, title), countries)?.value;
  if (salary === undefined) return 'none';
  return `${salary.min}-${salary.max} ${salary.currency} ${salary.period}`;
}
