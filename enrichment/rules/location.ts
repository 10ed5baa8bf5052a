import type { Facts } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import { remembering } from '#core/remember.ts';
import { isCode, partsOf, splitPlaces } from './place-parts.ts';
import {
  countryCode,
  countryName,
  countryOfCode,
  countryOfState,
  type Place,
  placesNamed,
  stateName,
} from './places.ts';
import type { Found } from './quote.ts';

export type Whereabouts = {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
};

const nowhere: Whereabouts = { city: null, region: null, country: null };

/**
 * The places in a site's location text: "San Jose, CA", "US, CA, Santa Clara", "Remote, Italy",
 * "Berlin or Munich". Skips words for the workplace and words that name no place.
 */
export const readLocations = remembering((text): readonly Whereabouts[] =>
  splitPlaces(text)
    .map(readPlace)
    .filter((place) => place.city !== null || place.region !== null || place.country !== null),
);

/** The places of a posting: from its location fields, else from a line "Location: Berlin". */
export function findLocations(posting: RawPosting): readonly Found<Whereabouts>[] {
  const fields = posting.locations.map(({ text }) => text);
  const line =
    fields.length > 0 ? undefined : locationLine.exec(posting.descriptionText.slice(0, 5_000))?.[1];
  const texts = line === undefined ? fields : [line];
  const found = new Map<string, Found<Whereabouts>>();
  for (const text of texts) {
    for (const value of readLocations(text)) {
      const key = `${value.city}|${value.region}|${value.country}`;
      if (!found.has(key)) found.set(key, { value, quote: text });
    }
  }
  return inOneCountry([...found.values()]);
}

/** "Nürnberg / Chemnitz": a city of no known country lies where the other places lie. */
function inOneCountry(places: readonly Found<Whereabouts>[]): readonly Found<Whereabouts>[] {
  const countries = new Set(
    places.map(({ value }) => value.country).filter((name) => name !== null),
  );
  const [country] = countries;
  if (country === undefined || countries.size > 1) return places;
  return places.map(({ value, quote }) =>
    value.country === null && value.city !== null
      ? { value: { ...value, country }, quote }
      : { value, quote },
  );
}

const locationLine =
  /^[ \t•*-]{0,4}(?:location|job location|standort|arbeitsort|lieu|ubicación|based in)[ \t]{0,2}:[ \t]{0,3}(\S[^\n]{1,60}?)[ \t.]*$/im;

/** The site's own parts of each place; missing parts come from its text. */
export function placesOfFields(posting: RawPosting): Facts['locations'] {
  const places = posting.locations.flatMap(({ text, city, region, country }): Whereabouts[] => {
    const spoken = readLocations(text);
    if (city === null && region === null && country === null) return [...spoken];
    // "European Union" in a field for the country.
    const [area] = spoken;
    if (
      city === null &&
      area?.country === null &&
      area.city === null &&
      countryCode(country ?? '') === null
    )
      return [area];
    const land = country?.length === 2 ? countryName(country.toUpperCase()) : country;
    const [read] = readLocations([city, region, land].filter((part) => part !== null).join(', '));
    const only = spoken.length === 1 ? spoken[0] : undefined;
    return [
      {
        city: city === null ? (only?.city ?? null) : (read?.city ?? city),
        region: read?.region ?? only?.region ?? region?.replace(/^State of /, '') ?? null,
        country: read?.country ?? only?.country ?? land,
      },
    ];
  });
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

/** Codes of the countries of the job: from the site's own fields, else from its places. */
export function countriesOf(
  posting: RawPosting,
  places: readonly Whereabouts[],
): readonly string[] {
  const fields = posting.locations.map(({ country }) => country);
  const named = fields.some((country) => country !== null)
    ? fields
    : places.map(({ country }) => country);
  const codes = named.map((name) => (name === null ? null : countryCode(name)));
  return [...new Set(codes.filter((code) => code !== null))];
}

/** True if the whole text names a known place: for tails of titles. */
export function isPlace(text: string): boolean {
  const parts = partsOf(text);
  return parts.length > 0 && parts.every((part) => placesNamed(part).length > 0 || isCode(part));
}

type Clues = {
  readonly named: readonly Place[];
  readonly codes: readonly string[];
  readonly unknown: readonly string[];
};

function readPlace(text: string): Whereabouts {
  const parts = partsOf(text);
  if (parts.length === 0) return nowhere;
  const clues = cluesOf(parts);
  const { country, state } = settle(clues, parts.length);
  const city = cityOf(clues, country, state, parts.length);
  const worldRegion = clues.named.find((place) => place.kind === 'world-region')?.name ?? null;
  const stateCode = state ?? city?.state ?? null;
  const home = country ?? city?.country ?? null;
  const region = home === null || stateCode === null ? null : stateName(home, stateCode);
  return {
    city: city?.name ?? null,
    region: region ?? (home === null ? worldRegion : null),
    country: home === null ? null : countryName(home),
  };
}

function cluesOf(parts: readonly string[]): Clues {
  const named: Place[] = [];
  const codes: string[] = [];
  const unknown: string[] = [];
  for (const part of parts) {
    const places = placesNamed(part);
    if (places.length > 0) named.push(...places);
    else if (isCode(part)) codes.push(part.replaceAll('.', ''));
    else unknown.push(part);
  }
  return { named, codes, unknown };
}

type Settled = { readonly country: string | null; readonly state: string | null };

/** Country and state: by name, else by agreement of codes and cities ("CA" is two things). */
function settle({ named, codes }: Clues, partCount: number): Settled {
  const cities = named.filter((place) => place.kind === 'city');
  let country = namedCountry(named, cities);
  let state: string | null = null;
  const [one, two] = codes;
  if (country === null && one !== undefined && two !== undefined) {
    if (stateName(one, two) !== null) return { country: one, state: two };
    if (stateName(two, one) !== null) return { country: two, state: one };
  }
  for (const code of codes) {
    const within =
      country ?? cities.find((city) => stateOrCountry(city, code) !== null)?.country ?? null;
    if (within !== null && stateName(within, code) !== null && code !== within)
      [country, state] = [within, code];
    else if (
      within !== null &&
      cities.some((city) => city.country === within && city.state === code)
    )
      [country, state] = [within, code];
    else if (within === code) country = code;
    else if (country === null && partCount > 1 && stateName('US', code) !== null)
      [country, state] = ['US', code];
    // Of two Londons, "ON" names the less famous one.
    else if (country === null && countryOfState(code) !== null)
      [country, state] = [countryOfState(code), code];
    else country ??= countryOfCode(code);
  }
  const states = named.filter(
    (place) => place.kind === 'state' && (country === null || place.country === country),
  );
  const stated = states.find(
    (place) => cities.length === 0 || partCount > 1 || place.name !== cities[0]?.name,
  );
  if (stated !== undefined && state === null)
    [country, state] = [country ?? stated.country, stated.state];
  return { country, state };
}

/** The country in a text; beside Atlanta, "Georgia" is the state. */
function namedCountry(named: readonly Place[], cities: readonly Place[]): string | null {
  const isState = ({ name }: Place): boolean =>
    named.some(
      (place) =>
        place.kind === 'state' &&
        place.name === name &&
        cities.some((city) => city.country === place.country && city.state === place.state),
    );
  return named.find((place) => place.kind === 'country' && !isState(place))?.country ?? null;
}

const stateOrCountry = (city: Place, code: string): string | null =>
  city.state === code || city.country === code ? code : null;

/**
 * A city that fits country and state; else a namesake ("Dublin, OH"), or an unknown word if the
 * rest is known.
 */
function cityOf(
  { named, unknown }: Clues,
  country: string | null,
  state: string | null,
  partCount: number,
): Place | null {
  const cities = named.filter((place) => place.kind === 'city');
  const fitting = cities.filter(
    (city) =>
      (country === null || city.country === country) &&
      (state === null || city.state === null || city.state === state),
  );
  const best = fitting[0] ?? null;
  if (best !== null) {
    const homes = new Set(
      fitting.filter((city) => city.name === best.name).map((city) => city.country),
    );
    return homes.size > 1 ? { ...best, country: null, state: null } : best;
  }
  const place = country === null ? null : { kind: 'city' as const, country, state };
  const elsewhere = cities[0]?.name;
  if (place !== null && elsewhere !== undefined) return { ...place, name: elsewhere };
  const name = unknown.find((part) => /^\p{Lu}[\p{L} .'’-]{1,40}$/u.test(part));
  if (name === undefined || (country === null && partCount > 1) || notCity.test(name)) return null;
  return { kind: 'city', name, country, state };
}

const notCity =
  /^(?:multiple|various|headquarters|virtual|nationwide|field|campus|tbd|any|all|home|unspecified|distributed|global|other|unavailable|n\/a)\b|locations?\b/i;
