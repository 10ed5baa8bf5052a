import data from '../data/places.json' with { type: 'json' };

/** A place of the gazetteer. `country` is an ISO 3166-1 code; world regions have none. */
export type Place = {
  readonly kind: 'country' | 'world-region' | 'state' | 'city';
  readonly name: string;
  readonly country: string | null;
  /** Code of the state a city lies in, or of the state itself. */
  readonly state: string | null;
};

const countries: Readonly<Record<string, readonly string[]>> = data.countries;
const regions: Readonly<Record<string, readonly string[]>> = data.regions;
const states: Readonly<Record<string, Readonly<Record<string, string>>>> = data.states;
/** Names of states in their own language, by country and code. */
const stateAliases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> =
  data.stateAliases;
const cities: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = data.cities;

const byName = new Map<string, Place[]>();

for (const [code, names] of Object.entries(countries)) {
  for (const name of names)
    note(name, { kind: 'country', name: countryName(code), country: code, state: null });
}
for (const [region, names] of Object.entries(regions)) {
  for (const name of names)
    note(name, { kind: 'world-region', name: region, country: null, state: null });
}
for (const [country, names] of Object.entries(states)) {
  for (const [state, name] of Object.entries(names))
    for (const alias of [name, ...(stateAliases[country]?.[state] ?? [])])
      note(alias, { kind: 'state', name, country, state });
}
for (const [country, names] of Object.entries(cities)) {
  for (const [name, [state, ...aliases]] of Object.entries(names)) {
    const place: Place = {
      kind: 'city',
      name,
      country,
      state: state === '' ? null : (state ?? null),
    };
    for (const alias of [name, ...aliases]) note(alias, place);
  }
}

function note(name: string, place: Place): void {
  const key = name.toLowerCase();
  byName.set(key, [...(byName.get(key) ?? []), place]);
}

/** Every place a name may mean: "Cambridge" is two cities, "New York" a city and a state. */
export const placesNamed = (name: string): readonly Place[] => byName.get(name.toLowerCase()) ?? [];

/** English short name of a country by its ISO 3166-1 code. */
export function countryName(code: string): string {
  return countries[code]?.[0] ?? code;
}

/** ISO 3166-1 code of a country by its name or code, or null. */
export const countryCode = (written: string): string | null =>
  countryOfCode(written.toUpperCase()) ??
  placesNamed(written).find(({ kind }) => kind === 'country')?.country ??
  null;

/** The country of an ISO 3166-1 code in capitals, or null. */
export const countryOfCode = (code: string): string | null =>
  countries[code] === undefined ? null : code;

/** Name of a state or province by its code, such as `US`, `CA`: California. */
export const stateName = (country: string, code: string): string | null =>
  states[country]?.[code] ?? null;

/** The one country with a state of this code, if the code is no country's own: `NSW`. */
export function countryOfState(code: string): string | null {
  if (countryOfCode(code) !== null) return null;
  const having = Object.keys(states).filter((country) => stateName(country, code) !== null);
  return having.length === 1 ? (having[0] ?? null) : null;
}

/** Names of countries and world regions in texts, with our name for each. */
export const territoryNames: readonly (readonly [string, string])[] = [
  ...Object.entries(countries).flatMap(([code, names]) =>
    names.map((name) => [name, countryName(code)] as const),
  ),
  ...Object.entries(regions).flatMap(([region, names]) =>
    names.map((name) => [name, region] as const),
  ),
];
