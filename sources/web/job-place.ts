import type { Location, RawPosting, Workplace } from '#core/posting.ts';
import { isRecord, toLine } from '../fields/lenient.ts';
import { distinctLocations, locationOf, placePart } from '../fields/location.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

type Place = Pick<RawPosting, 'locations' | 'workplace' | 'remoteRegions'>;

/**
 * Where a job is done: `jobLocation`, `jobLocationType` and `applicantLocationRequirements`
 * (developers.google.com/search/docs/appearance/structured-data/job-posting).
 */
export function placeOf(node: JsonLdNode): Place {
  const spots = listed(node.jobLocation).flatMap((place) => spotsIn(place, 0));
  const types = listed(node.jobLocationType).map((type) => workplaceOf(nameOf(type)));
  const workplace = only(types) ?? only(spots.filter(isKnown).map(({ model }) => model));
  const locations = distinctLocations(spots.map(({ location }) => location));
  const regions = listed(node.applicantLocationRequirements).flatMap(areaNames);
  // Bare countries of a remote posting name where people may live, not where they work.
  const areRegions =
    workplace === 'remote' && locations.length > 1 && locations.every(isBareCountry);
  return {
    locations: areRegions ? [] : [...locations],
    workplace,
    remoteRegions: [
      ...new Set([...regions, ...(areRegions ? locations.map(({ text }) => text) : [])]),
    ],
  };
}

export function listed(value: unknown): readonly unknown[] {
  return [value].flat().filter((entry) => entry !== undefined && entry !== null);
}

/** Text, or the name of a thing: `"DE"`, `{ "@type": "Country", "name": "DE" }`. */
export function nameOf(value: unknown): string | null {
  const [first] = listed(value);
  return isRecord(first) ? nameOf(first.name ?? first['@value']) : toLine(first);
}

/** One place, or a work model in its stead, such as "Anywhere". */
type Spot = { readonly location: Location | null; readonly model: Workplace | null };

const isKnown = ({ location, model }: Spot): boolean => location !== null || model !== null;

/** The value that all share; null if they differ or are empty. */
function only<T>(values: readonly (T | null)[]): T | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}

/** Where places hold further places, surest first. */
const within = ['address', 'location', 'jobLocation', 'containsPlace', 'containedInPlace'];

/** No site nests places deeper; bounded, since the text may be hostile. */
const maxDepth = 5;

function spotsIn(place: unknown, depth: number): readonly Spot[] {
  if (!isRecord(place)) return [spotOfText(toLine(place))];
  if (/VirtualLocation$/.test(nameOf(place['@type']) ?? '')) {
    return [{ location: null, model: 'remote' }];
  }
  const own = spotsOfAddress(place).filter(isKnown);
  if (own.length > 0) return own;
  for (const name of depth < maxDepth ? within : []) {
    const inner = listed(place[name]).flatMap((part) => spotsIn(part, depth + 1));
    if (inner.some(isKnown)) return inner;
  }
  return [spotOfText(nameOf(place.name))];
}

/**
 * The places of a PostalAddress. Localities, regions and countries may be lists: lists of the same
 * length belong together, and a single value belongs to all.
 */
function spotsOfAddress(address: JsonLdNode): readonly Spot[] {
  const cities = namesOf(address.addressLocality).flatMap(citiesIn);
  const regions = namesOf(address.addressRegion);
  const countries = namesOf(address.addressCountry);
  const count = cities.length || regions.length || countries.length;
  const at = (names: readonly string[], i: number): string | null =>
    (names.length === count ? names[i] : names.length === 1 ? names[0] : null) ?? null;
  return Array.from({ length: count }, (_, i) =>
    spotOfParts(at(cities, i), at(regions, i), at(countries, i)),
  );
}

/**
 * "Berlin; Hamburg", "Berlin / Hamburg", "Berlin, Bonn or Hamburg"; "Brighton and Hove" is one
 * town.
 */
const citiesIn = (text: string): readonly string[] =>
  text
    .split(cityGap)
    .flatMap((part, i, all) => (i === 0 && all.length > 1 ? part.split(/,\s+/) : part));

const cityGap = /\s*[;|•]\s*|\s+(?:\/|or|oder|ou|und|et|y)\s+/;

/** Texts, or names of things; a country may have its code outside of its name. */
function namesOf(value: unknown): readonly string[] {
  return listed(value).flatMap((entry) => {
    const name = nameOf(entry);
    if (name !== null || !isRecord(entry)) return name ?? [];
    const address = isRecord(entry.address) ? entry.address : entry;
    return nameOf(address.addressCountry ?? entry.identifier) ?? [];
  });
}

function spotOfParts(city: string | null, region: string | null, country: string | null): Spot {
  const land = placePart(country);
  const stated = locationOf({ city, region: regionIn(placePart(region), land), country: land });
  const models = [city, region, country].map((part) => modelIn(part));
  // "Sacramento, CA" as a locality is the whole place, not a city.
  const location =
    stated !== null && city?.includes(',') === true ? { ...stated, city: null } : stated;
  return { location, model: models.find((model) => model !== null) ?? null };
}

const spotOfText = (text: string | null): Spot => ({
  location: locationOf({ text: placePart(text) }),
  model: modelIn(text),
});

const modelIn = (text: string | null): Workplace | null =>
  text !== null && isNoPlace(text) ? workplaceOf(text) : null;

/** "Uusimaa,FI" as "Uusimaa" if the country is FI. */
function regionIn(region: string | null, country: string | null): string | null {
  if (region === null || country === null) return region;
  const [first = '', second, ...rest] = region.split(',').map((part) => part.trim());
  return second === country && rest.length === 0 ? placePart(first) : region;
}

/** `{ name }`, whose name may be a list, or an area with an address. */
function areaNames(area: unknown): readonly string[] {
  const named = isRecord(area) ? listed(area.name) : [area];
  const names = named.flatMap((name) => placePart(nameOf(name)) ?? []);
  if (names.length > 0 || !isRecord(area)) return names;
  return spotsIn(area, 0).flatMap(({ location }) => location?.text ?? []);
}

const isBareCountry = ({ city, region, country }: Location): boolean =>
  country !== null && city === null && region === null;
