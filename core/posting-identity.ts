import type { RawPosting, Salary } from './posting.ts';

/** Names one posting of one company across scans; its hash is the posting's id. */
export function postingKey(companyId: string, externalId: string): string {
  return JSON.stringify([companyId, externalId]);
}

/** The fields a reader cares about, spelt the same however the site spells them. */
export type ReaderFields = {
  readonly title: string;
  readonly locations: readonly string[];
  readonly workplace: string | null;
  readonly department: string | null;
  readonly employmentType: string | null;
  readonly salary: Salary | null;
  readonly description: string;
};

/** The fields that count as a change of the posting: not its links, dates, markup or spacing. */
export function readerFields(posting: RawPosting): ReaderFields {
  const { salary } = posting;
  return {
    title: collapse(posting.title),
    // Sites list the same places in another order from day to day.
    locations: posting.locations.map(({ text }) => collapse(text)).sort(),
    workplace: posting.workplace,
    department: posting.department === null ? null : collapse(posting.department),
    employmentType: posting.employmentType,
    salary: salary && {
      min: salary.min,
      max: salary.max,
      currency: salary.currency,
      period: salary.period,
    },
    description: collapse(posting.descriptionText),
  };
}

/** Equal for two readings without a change that a reader cares about; to be hashed. */
export function contentFingerprint(posting: RawPosting): string {
  return JSON.stringify(readerFields(posting));
}

/**
 * Turns every run of blanks into one space; the pattern passes over single spaces, which are nearly
 * all.
 */
const collapse = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
