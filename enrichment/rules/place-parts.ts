import { countryOfState, placesNamed } from './places.ts';

/** Splits a text into places. Commas separate parts of a place, unless each part is a city. */
export function splitPlaces(text: string): readonly string[] {
  const places = inOrder(text)
    .split(placeGap)
    .filter((part) => part.trim() !== '');
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

const brazilian =
  'AC|AL|AP|AM|BA|CE|DF|ES|GO|MA|MT|MS|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO';
const cityAndState = new RegExp(`(\\p{Lu}[\\p{L} .'’-]+) ?/ ?(${brazilian})(?!\\p{L})`, 'gu');
/** Provinces of Italy, in brackets after a town: "Sassuolo (MO)". */
const townAndProvince =
  /^(\p{Lu}[\p{L} .'’-]+) \((?:AG|AL|AN|AO|AP|AQ|AR|AT|AV|BA|BG|BI|BL|BN|BO|BR|BS|BT|BZ|CA|CB|CE|CH|CL|CN|CO|CR|CS|CT|CZ|EN|FC|FE|FG|FI|FM|FR|GE|GO|GR|IM|IS|KR|LC|LE|LI|LO|LT|LU|MB|MC|ME|MI|MN|MO|MS|MT|NA|NO|NU|OR|PA|PC|PD|PE|PG|PI|PN|PO|PR|PT|PU|PV|PZ|RA|RC|RE|RG|RI|RM|RN|RO|SA|SI|SO|SP|SR|SS|SU|SV|TA|TE|TN|TO|TP|TR|TS|TV|UD|VA|VB|VC|VE|VI|VR|VT|VV)\)$/u;
const prefectureAndCity =
  /(北海道|東京都|京都府|大阪府|[^\s/、,]{2,3}県)([^\s/、,]+?[市区郡町村])?[^\s/、,]*/gu;
const street =
  /^\d+[\p{L}\d .'’-]*\b(?:blvd|boulevard|street|st|avenue|ave|road|rd|drive|dr|highway|hwy|lane|ln|way|parkway|pkwy)\b\.?,\s*/iu;

/** Addresses of some countries in the order "city, state, country". */
const inOrder = (text: string): string =>
  text
    .replace(street, '')
    .replace(cityAndState, '$1, $2, Brazil')
    .replace(townAndProvince, (whole, town: string) =>
      placesNamed(town).some(({ country }) => country !== 'IT') ? whole : `${town}, Italy`,
    )
    .replace(prefectureAndCity, (_whole, prefecture: string, city: string | undefined) =>
      [city, prefecture, 'Japan'].filter((part) => part !== undefined).join(', '),
    );
