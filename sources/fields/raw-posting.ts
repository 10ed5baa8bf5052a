import type { Location, RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import { toLine } from './lenient.ts';
import { distinctLocations, placesAndModel } from './location.ts';

type Stated = Pick<RawPosting, 'externalId' | 'title'> &
  Partial<Omit<RawPosting, 'locations'>> & {
    /** Null for a place that is not stated; a repeated one counts once. */
    readonly locations?: readonly (Location | null)[];
  };

/**
 * A posting with the stated fields; the rest is "not stated". Drops links that are not http(s). A
 * work model in the place of a location ("Hybrid") becomes the workplace, unless that is stated.
 * A source may cut a name ("entry_level" into words, a prefix off): what is left is one clean line.
 */
export function rawPosting(stated: Stated): RawPosting {
  const { locations, workplace } = placesAndModel(distinctLocations(stated.locations ?? []));
  return {
    remoteRegions: [],
    employmentType: null,
    salary: null,
    postedAt: null,
    updatedAt: null,
    validThrough: null,
    descriptionHtml: '',
    descriptionText: '',
    ...stated,
    title: toLine(stated.title) ?? stated.title,
    company: toLine(stated.company),
    department: toLine(stated.department),
    team: toLine(stated.team),
    level: toLine(stated.level),
    locations: [...locations],
    workplace: stated.workplace ?? workplace,
    url: webLink(stated.url),
    applyUrl: webLink(stated.applyUrl),
  };
}

/** A link that is safe to follow; null for `javascript:`, `data:` and invalid addresses. */
const webLink = (link: string | null | undefined): string | null =>
  link === null || link === undefined ? null : resolveLink(link);

/**
 * Merges two readings of a posting, from a list and its own page, or one per location: the fuller
 * one's values, gaps filled from the other, and both locations.
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

/**
 * What the list says of an opening, and what its detail says. Id, title and address are the list's;
 * else the detail's word counts, and the list fills its gaps.
 */
export function joinPostings(listed: RawPosting, detail: RawPosting | null): RawPosting {
  if (detail === null) return listed;
  const stated = Object.entries(detail).filter(([, value]) => !isEmpty(value));
  return {
    ...listed,
    ...Object.fromEntries(stated),
    externalId: listed.externalId,
    title: listed.title,
    url: listed.url ?? detail.url,
  };
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
