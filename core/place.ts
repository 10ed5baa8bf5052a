import { countryCode, countryName, isCountryCode } from './country.ts';
import { searchWords } from './search-words.ts';
import { isWorldRegion, liesIn } from './world-regions.ts';

type Whereabouts = {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
};

type WrittenPlace = Whereabouts & { readonly text: string };

/**
 * Where an opening is. `at` holds places as `DE`, `US/California` or `US/California/Austin`; a part
 * that nobody states is empty, as in `DE//Berlin`. `remote` holds the countries and world regions
 * to work from; null if the work is not remote.
 */
export type PlaceFacts = {
  readonly at: readonly string[];
  readonly remote: readonly string[] | null;
};

/** Choices for the place: a place, `remote:` before a territory, or one of these. */
export const remotePrefix = 'remote:';
export const remoteUnstated = remotePrefix;
export const placeUnstated = 'unstated';

/**
 * The site's places in one spelling each, with the parts that the reading of their text adds. A
 * country is its ISO 3166-1 code where it is known: programs compare it, and pages name it.
 */
export function spelledPlaces<P extends WrittenPlace>(
  written: readonly P[],
  read: readonly Whereabouts[],
): P[] {
  return written.map((place, i) => {
    // Texts that name several places, or none, cannot be matched with places.
    const { city, region, country } = (read.length === written.length ? read[i] : null) ?? place;
    return { ...place, city, region, country: country && (countryCode(country) ?? country) };
  });
}

/** What filters by place compare, from the facts of an opening. */
export function placeFacts(facts: {
  readonly locations: readonly Whereabouts[];
  readonly remoteRegions: readonly string[];
  readonly isRemote: boolean;
}): PlaceFacts {
  const at = [...new Set(facts.locations.map(placeValue).filter((value) => value !== ''))];
  if (!facts.isRemote) return { at, remote: null };
  const stated = facts.remoteRegions.flatMap((name) => territoryOf(name) ?? []);
  // "Remote" beside a place, and nothing more, is remote in that country.
  const remote = stated.length > 0 ? stated : at.map((value) => partsOfPlace(value).territory);
  return { at, remote: [...new Set(remote.filter((territory) => territory !== ''))] };
}

function territoryOf(name: string): string | null {
  return isWorldRegion(name) ? name : countryCode(name);
}

function placeValue({ city, region, country }: Whereabouts): string {
  const named = country === null ? null : countryCode(country);
  if (named === null && city === null && region !== null && isWorldRegion(region)) return region;
  const parts = [named ?? clean(country), clean(region), clean(city)];
  return parts.join('/').replace(/\/+$/, '');
}

/** A slash separates the parts of a value. */
const clean = (part: string | null): string =>
  (part ?? '').toWellFormed().replaceAll('/', ' ').replace(/\s+/g, ' ').trim();

export type PlaceParts = {
  /** A country's code or a world region; empty if unknown. */
  readonly territory: string;
  readonly region: string;
  readonly city: string;
};

export function partsOfPlace(value: string): PlaceParts {
  const [territory = '', region = '', city = ''] = value.split('/');
  return { territory, region, city };
}

/** The name of a place for a person: "Austin, California, United States". */
export function placeName(value: string): string {
  const { territory, region, city } = partsOfPlace(value);
  return [city, region, countryName(territory)].filter((part) => part !== '').join(', ');
}

/** The short name of the innermost part: "Austin". */
export function shortPlaceName(value: string): string {
  const { territory, region, city } = partsOfPlace(value);
  return city || region || countryName(territory);
}

/** A place as lists and files write it; what the site writes if nothing could be read from it. */
export function writtenPlace({ text, city, region, country }: WrittenPlace): string {
  const named = country && countryName(country);
  const parts = [city, region === city ? null : region, named].filter((part) => part !== null);
  return parts.length === 0 ? text : parts.join(', ');
}

/** A test of an opening's place facts. Any of the choices suffices. */
export function placeTest(choices: readonly string[]): (facts: PlaceFacts) => boolean {
  const tests = choices.map(testOf);
  return (facts) => tests.some((test) => test(facts));
}

type Test = (facts: PlaceFacts) => boolean;

function testOf(choice: string): Test {
  if (choice === placeUnstated) return ({ at, remote }) => at.length === 0 && remote === null;
  if (choice === remoteUnstated) return ({ remote }) => remote?.length === 0;
  if (choice.startsWith(remotePrefix)) {
    const name = choice.slice(remotePrefix.length);
    const territory = territoryOf(name) ?? name;
    return ({ remote }) => remote?.some((wider) => liesIn(territory, wider)) ?? false;
  }
  const isIn = choice.includes('/') || isCountryCode(choice) ? withinPlace(choice) : named(choice);
  return ({ at }) => at.some(isIn);
}

/** A choice without a region, as `DE//Berlin`, is the city in any region. */
function withinPlace(choice: string): (value: string) => boolean {
  const wanted = keyParts(choice);
  return (value) => {
    const { territory, region, city } = keyParts(value);
    return (
      territory === wanted.territory &&
      (wanted.region === '' || region === wanted.region) &&
      (wanted.city === '' || city === wanted.city)
    );
  };
}

/** Words that a person typed: "Berlin", "Germany", "Austin, Texas", "Europe". */
function named(words: string): (value: string) => boolean {
  if (isWorldRegion(words)) {
    return (value) => {
      const { territory } = partsOfPlace(value);
      return territory !== '' && liesIn(territory, words);
    };
  }
  const code = countryCode(words);
  const wanted = searchWords(words);
  return (value) => {
    const { territory, region, city } = partsOfPlace(value);
    // "Georgia" is a country and a state.
    if (code !== null && territory === code) return true;
    if (wanted === '') return false;
    const country = countryName(territory);
    const names = [
      ...[city, region, country],
      ...[`${city} ${country}`, `${city} ${region}`, `${region} ${country}`],
      `${city} ${region} ${country}`,
    ];
    return names.some((name) => searchWords(name) === wanted);
  };
}

/** Spellings that differ in case and accents are one place: "Sao Paulo". */
export function placeKey(value: string): string {
  const { territory, region, city } = keyParts(value);
  return `${territory}/${region}/${city}`;
}

const keys = new Map<string, PlaceParts>();

function keyParts(value: string): PlaceParts {
  const known = keys.get(value);
  if (known !== undefined) return known;
  const { territory, region, city } = partsOfPlace(value);
  const parts = { territory, region: searchWords(region), city: searchWords(city) };
  if (keys.size > mostKeys) keys.clear();
  keys.set(value, parts);
  return parts;
}

/** Folding a name takes longer than testing it. */
const mostKeys = 50_000;
