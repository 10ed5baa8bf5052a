import type { RawPosting } from '#core/posting.ts';
import { lexicon } from './lexicon.ts';
import { createReading, type Reading } from './reading.ts';

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
