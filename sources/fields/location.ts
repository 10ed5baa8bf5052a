import type { Location } from '#core/posting.ts';
import { collapseBlanks } from '../html-text.ts';

/** What sites write where they have nothing to say. */
const placeholder = /^(-+|–|—|n\/?a|none|null|undefined|unavailable|anywhere|unknown|tbd|\.)$/i;

/** A part of an address without blanks around it; null for placeholders such as `-` or `Anywhere`. */
export function placePart(text: string | null): string | null {
  const clean = collapseBlanks(text ?? '');
  return clean === '' || placeholder.test(clean) ? null : clean;
}

/** A place the site writes as one text: "Remote, Italy". Null where nothing is written. */
export function namedLocation(text: string | null): Location | null {
  const clean = tidy(text ?? '');
  return clean === '' ? null : { text: clean, city: null, region: null, country: null };
}

/** A place given in parts; `text` where the site has its own wording. Null where all are empty. */
export function locationOf(place: {
  readonly text?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly country?: string | null;
}): Location | null {
  const city = placePart(place.city ?? null);
  const region = placePart(place.region ?? null);
  const country = placePart(place.country ?? null);
  const text =
    tidy(place.text ?? '') || tidy([city, region, country].map((part) => part ?? '').join(','));
  return text === '' ? null : { text, city, region, country };
}

/** The locations that are there, each once by what it says. */
export function distinctLocations(locations: readonly (Location | null)[]): readonly Location[] {
  const byText = new Map<string, Location>();
  for (const location of locations) {
    if (location === null) continue;
    const key = location.text.toLowerCase();
    if (!byText.has(key)) byText.set(key, location);
  }
  return [...byText.values()];
}

/** "Warsaw, , Poland" as "Warsaw, Poland". */
function tidy(text: string): string {
  const parts = text.split(',').map((part) => collapseBlanks(part));
  return parts.filter((part) => part !== '').join(', ');
}
