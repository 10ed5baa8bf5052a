import { countryOfState, placesNamed } from './places.ts';

/** Splits a text into places. Commas separate parts of a place, unless each part is a city. */
export function splitPlaces(text: string): readonly string[] {
  const places = text.split(placeGap).filter((part) => part.trim() !== '');
  return places.flatMap((place) => {
    const parts = partsOf(place);
    return parts.length > 1 && parts.every(isCityOnly) ? parts : [place];
  });
}

/**
 * The names and codes of one place: "US, CA, Santa Clara" has three. Leaves out workplace words.
 */
export function partsOf(text: string): readonly string[] {
  const whole = text.trim();
  if (placesNamed(whole).length > 0) return [whole];
  const coded = /^[A-Z]{2}-(?:[A-Z]{2,3}-)?\p{L}/u.test(whole) ? whole.replaceAll('-', ',') : whole;
  return coded
    .split(/[,()[\]·:]|\s[-–—]\s|[–—]/u)
    .map(withoutWorkplace)
    .flatMap(withoutState)
    .filter((part) => part !== '');
}

/** Splits "Ottawa ON" and "Parramatta NSW" in two; a code that may be a word or a country stays. */
function withoutState(part: string): readonly string[] {
  const [, city = '', code = ''] = /^(\p{Lu}[\p{L} .'’-]+) ([A-Z]{2,3})$/u.exec(part) ?? [];
  return countryOfState(code) === null || placesNamed(part).length > 0 ? [part] : [city, code];
}

/** A state's or country's code: "CA", "NSW", "D.C." */
export const isCode = (part: string): boolean => /^(?:[A-Z]\.?){2,3}$/.test(part);

const placeGap = /[;|•\n]|\s\/\s|\s+(?:or|oder|ou)\s+|(?<=\p{L})\/(?=\p{Lu})/u;

function isCityOnly(part: string): boolean {
  const named = placesNamed(part);
  return named.length > 0 && named.every((place) => place.kind === 'city');
}

const workplaceWords =
  /\b(?:100\s?%|fully|remote(?:ly)?|hybrid|on-?site|in[- ]office|home[- ]?office|home[- ]based|work from home|wfh|telecommute|flexible|multiple locations|various locations|\d+ locations|only|based|office|headquarters|hq|location:?|within|and surrounding areas?|metro area|metropolitan area|area|greater|or|in|the)\b/giu;

/** Names and codes stay whole: "IN" is a state, "The Hague" a city. */
function withoutWorkplace(part: string): string {
  const trimmed = part.trim();
  if (placesNamed(trimmed).length > 0 || isCode(trimmed)) return trimmed;
  return trimmed
    .replace(workplaceWords, ' ')
    .replace(/\d{4,}/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '');
}
