import { type PlaceFacts, partsOfPlace, placeKey } from '#core/place.ts';
import { searchWords } from '#core/search-words.ts';
import { isWorldRegion, liesIn } from '#core/world-regions.ts';

/** How places are listed: countries, then regions and cities. */
export type PlaceTree = {
  /** The choices that find a place, each in one spelling. */
  readonly listedFor: (value: string) => readonly string[];
  /** The level above a choice; null at the top. */
  readonly parentOf: (value: string) => string | null;
  readonly isOpenable: (value: string) => boolean;
};

/** Their cities lie in regions that everybody names; elsewhere cities follow the country. */
const countriesOfStates = new Set(['AU', 'CA', 'IN', 'US']);

/** The tree of all places in these facts. */
export function placeTree(sets: readonly PlaceFacts[]): PlaceTree {
  const places = new Set(sets.flatMap(({ at }) => at));
  const worldRegions = [...places].filter(isWorldRegion);
  const spelt = new Map<string, string>();
  const spell = (value: string): string => {
    const key = placeKey(value);
    const known = spelt.get(key) ?? value;
    spelt.set(key, known);
    return known;
  };
  const withoutRegion = new Set([...places].map(placeKey).filter((key) => key.includes('//')));
  const listed = new Map<string, readonly string[]>();
  const listedFor = (value: string): readonly string[] => {
    const known = listed.get(value);
    if (known !== undefined) return known;
    const found = [...namesFor(value, withoutRegion)].map(spell);
    const { territory } = partsOfPlace(value);
    const around = territory === '' ? [] : worldRegions.filter((wide) => liesIn(territory, wide));
    const all = [...new Set([...found, ...around])];
    listed.set(value, all);
    return all;
  };
  const parentOf = (value: string): string | null => {
    const parent = levelAbove(value);
    return parent === null ? null : spell(parent);
  };
  const parents = new Set([...places].flatMap(listedFor).map(parentOf));
  return { listedFor, parentOf, isOpenable: (value) => parents.has(value) };
}

function* namesFor(value: string, withoutRegion: ReadonlySet<string>): Generator<string> {
  const { territory, region, city } = partsOfPlace(value);
  if (territory !== '') yield territory;
  const hasStates = countriesOfStates.has(territory);
  // Elsewhere a region of this name is the city itself, as Berlin is.
  const isCity = !hasStates && searchWords(region) === searchWords(city);
  if (region !== '' && !isCode(region) && !isCity) yield `${territory}/${region}`;
  if (city === '') return;
  const anywhere = `${territory}//${city}`;
  if (!hasStates || region === '') {
    yield anywhere;
    return;
  }
  yield value;
  // Some site names the city without its state.
  if (withoutRegion.has(placeKey(anywhere))) yield anywhere;
}

/** Codes of regions, as "BY" for Bavaria, say nothing to most people. */
const isCode = (region: string): boolean => /^[\dA-Z.-]{1,3}$/.test(region);

function levelAbove(value: string): string | null {
  const { territory, region, city } = partsOfPlace(value);
  if (territory === '' || (region === '' && city === '')) return null;
  return region !== '' && city !== '' ? `${territory}/${region}` : territory;
}
