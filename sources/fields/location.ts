import type { Location, Workplace } from '#core/posting.ts';
import { collapseBlanks } from '../html-text.ts';
import { isNoPlace, workplaceOf } from './workplace.ts';

const placeholder =
  /^(?:[-–—.,/?*0]+|n\/?a\.?|none|null|nil|undefined|unavailable|unknown|unspecified|tb[ad]|to be (?:determined|announced|confirmed)|not (?:specified|available|applicable|provided|set)|\[object object\]|.*(?:\{\{|\$\{|<%).*)$/i;

/** A part of an address, trimmed; null for `-`, `Anywhere`, `Hybrid` and the like. */
export function placePart(text: string | null): string | null {
  const clean = collapseBlanks(text ?? '');
  return clean === '' || placeholder.test(clean) || isNoPlace(clean) ? null : clean;
}

/** A place written as one text: "Remote, Italy". Null if it is empty. */
export function namedLocation(text: string | null): Location | null {
  const clean = tidy(text ?? '');
  if (clean === '' || placeholder.test(clean)) return null;
  return { text: clean, city: null, region: null, country: null };
}

/** The same for a text that may be a number of places instead, in any language: "3 Locations". */
export const locationUnlessCounted = (text: string | null): Location | null =>
  /^\d+ \p{L}+$/u.test(text ?? '') ? null : namedLocation(text);

/** A place in parts; `text` is the site's own wording. Null if all are empty. */
export function locationOf(place: {
  readonly text?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly country?: string | null;
}): Location | null {
  const city = placePart(place.city ?? null);
  const region = placePart(place.region ?? null);
  const country = placePart(place.country ?? null);
  const parts = tidy([city, region, country].map((part) => part ?? '').join(','));
  const text = tidy(place.text ?? '') || parts;
  const own = placeholder.test(text) ? parts : text;
  return own === '' ? null : { text: own, city, region, country };
}

/** The non-null locations, each wording once. */
export function distinctLocations(locations: readonly (Location | null)[]): readonly Location[] {
  const byText = new Map<string, Location>();
  for (const location of locations) {
    if (location === null) continue;
    const key = location.text.toLowerCase();
    if (!byText.has(key)) byText.set(key, location);
  }
  return [...byText.values()];
}

/**
 * The locations that name a place; a bare "Remote" stays only if no place is known. `workplace` is
 * the work model, if every text names the same one instead of a place.
 */
export function placesAndModel(locations: readonly Location[]): {
  readonly locations: readonly Location[];
  readonly workplace: Workplace | null;
} {
  const isModel = ({ text }: Location): boolean => isNoPlace(text) && workplaceOf(text) !== null;
  const places = locations.flatMap((location) => {
    if (!isModel(location) || workplaceOf(location.text) === 'remote') return [location];
    const { city, region, country } = location;
    return locationOf({ city, region, country }) ?? [];
  });
  const models = new Set(locations.map(({ text }) => workplaceOf(text)));
  const [model = null] = models;
  const isAll = models.size === 1 && locations.every(isModel);
  return { locations: distinctLocations(places), workplace: isAll ? model : null };
}

/** "Warsaw, , Poland" as "Warsaw, Poland". */
function tidy(text: string): string {
  const parts = text.split(',').map((part) => collapseBlanks(part));
  return parts.filter((part) => part !== '').join(', ');
}
