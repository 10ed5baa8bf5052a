import type { RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import { distinctLocations, placesAndModel } from './location.ts';

type Stated = Pick<RawPosting, 'externalId' | 'title'> & Partial<RawPosting>;

/**
 * A posting of what its site states; all else is not stated. Links are http(s), or are not stated. A
 * work model in the place of a location ("Hybrid") is the workplace, unless that is stated.
 */
export function rawPosting(stated: Stated): RawPosting {
  const { locations, workplace } = placesAndModel(stated.locations ?? []);
  return {
    company: null,
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
    ...stated,
    locations: [...locations],
    workplace: stated.workplace ?? workplace,
    url: webLink(stated.url),
    applyUrl: webLink(stated.applyUrl),
  };
}

/** A link a person may follow; null for `javascript:`, `data:` and what is no address. */
const webLink = (link: string | null | undefined): string | null =>
  link === null || link === undefined ? null : resolveLink(link);

/**
 * The same posting seen twice, in a list and on its own, or once per location: what the fuller
 * one says, the gaps filled from the other, the locations of both.
 */
export function mergePostings(first: RawPosting, second: RawPosting): RawPosting {
  const isFuller = second.descriptionText.length > first.descriptionText.length;
  const [fuller, other] = isFuller ? [second, first] : [first, second];
  return {
    ...fuller,
    company: fuller.company ?? other.company,
    url: fuller.url ?? other.url,
    applyUrl: fuller.applyUrl ?? other.applyUrl,
    locations: [...distinctLocations([...first.locations, ...second.locations])],
    workplace: fuller.workplace ?? other.workplace,
    remoteRegions: [...new Set([...first.remoteRegions, ...second.remoteRegions])],
    department: fuller.department ?? other.department,
    team: fuller.team ?? other.team,
    employmentType: fuller.employmentType ?? other.employmentType,
    level: fuller.level ?? other.level,
    salary: fuller.salary ?? other.salary,
    postedAt: fuller.postedAt ?? other.postedAt,
    updatedAt: fuller.updatedAt ?? other.updatedAt,
    validThrough: fuller.validThrough ?? other.validThrough,
  };
}
