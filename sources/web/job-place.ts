import type { Location, RawPosting } from '#core/posting.ts';
import { isRecord, toLine } from '../fields/lenient.ts';
import { distinctLocations, locationOf, placePart } from '../fields/location.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

type Place = Pick<RawPosting, 'locations' | 'workplace' | 'remoteRegions'>;

/**
 * Where a JobPosting is done: `jobLocation`, `jobLocationType` and `applicantLocationRequirements`
 * (developers.google.com/search/docs/appearance/structured-data/job-posting).
 */
export function placeOf(node: JsonLdNode): Place {
  const isRemote = listed(node.jobLocationType).some((type) =>
    /telecommut|remote/i.test(toLine(type) ?? ''),
  );
  const locations = distinctLocations(listed(node.jobLocation).map(jobLocation));
  const regions = listed(node.applicantLocationRequirements).map(areaName);
  // Bare countries on a remote posting say where one may live, not where one goes.
  const areRegions = isRemote && locations.length > 1 && locations.every(isBareCountry);
  return {
    locations: areRegions ? [] : [...locations],
    workplace: isRemote ? 'remote' : null,
    remoteRegions: distinct([...regions, ...(areRegions ? locations.map(({ text }) => text) : [])]),
  };
}

/** A value that may stand alone, in a list, or not at all. */
export function listed(value: unknown): readonly unknown[] {
  return [value].flat().filter((entry) => entry !== undefined && entry !== null);
}

/** Text, or the name of a thing: `"DE"`, `{ "@type": "Country", "name": "DE" }`. */
export function nameOf(value: unknown): string | null {
  const [first] = listed(value);
  return isRecord(first) ? toLine(first.name ?? first['@value']) : toLine(first);
}

function jobLocation(place: unknown): Location | null {
  if (!isRecord(place)) return freeText(toLine(place));
  const address = listed(place.address)[0] ?? place;
  if (!isRecord(address)) return freeText(toLine(address));
  const country = placePart(nameOf(address.addressCountry));
  const city = placePart(nameOf(address.addressLocality));
  const region = regionIn(placePart(nameOf(address.addressRegion)), country);
  const stated = locationOf({ city, region, country });
  if (stated === null) return freeText(nameOf(place));
  // "Sacramento, CA" as a locality is the whole place, not a city.
  return city?.includes(',') ? { ...stated, city: null } : stated;
}

const freeText = (text: string | null): Location | null => locationOf({ text: placePart(text) });

/** "Uusimaa,FI" as "Uusimaa" where the country is FI. */
function regionIn(region: string | null, country: string | null): string | null {
  if (region === null || country === null) return region;
  const [first = '', second, ...rest] = region.split(',').map((part) => part.trim());
  return second === country && rest.length === 0 ? placePart(first) : region;
}

/** `{ name }`, or an area with an address. */
function areaName(area: unknown): string | null {
  const name = placePart(nameOf(area));
  return name ?? (isRecord(area) ? (jobLocation(area)?.text ?? null) : null);
}

const isBareCountry = ({ city, region, country }: Location): boolean =>
  country !== null && city === null && region === null;

const distinct = (names: readonly (string | null)[]): string[] => [
  ...new Set(names.filter((name) => name !== null)),
];
