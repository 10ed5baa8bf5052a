/** Codes that `Intl` can name, but that are no country: unions, tests, "unknown". */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

/** Names in common use where `Intl` has a longer or an unusual one. */
const usualNames: ReadonlyMap<string, string> = new Map([
  ['BA', 'Bosnia and Herzegovina'],
  ['CD', 'DR Congo'],
  ['CG', 'Republic of the Congo'],
  ['CI', 'Ivory Coast'],
  ['HK', 'Hong Kong'],
  ['MM', 'Myanmar'],
  ['MO', 'Macau'],
  ['PS', 'Palestine'],
  ['TR', 'Turkey'],
  ['TT', 'Trinidad and Tobago'],
]);

/** Names that sites use beside those that `Intl` knows. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['america', 'US'],
  ['aus', 'AU'],
  ['bra', 'BR'],
  ['britain', 'GB'],
  ['can', 'CA'],
  ['che', 'CH'],
  ['deu', 'DE'],
  ['england', 'GB'],
  ['esp', 'ES'],
  ['fra', 'FR'],
  ['gbr', 'GB'],
  ['great britain', 'GB'],
  ['holland', 'NL'],
  ['ind', 'IN'],
  ['irl', 'IE'],
  ['jpn', 'JP'],
  ['korea', 'KR'],
  ['mex', 'MX'],
  ['nld', 'NL'],
  ['northern ireland', 'GB'],
  ['pol', 'PL'],
  ['prt', 'PT'],
  ['republic of ireland', 'IE'],
  ['republic of korea', 'KR'],
  ['russian federation', 'RU'],
  ['scotland', 'GB'],
  ['sgp', 'SG'],
  ['swe', 'SE'],
  ['the netherlands', 'NL'],
  ['u.k.', 'GB'],
  ['u.s.', 'US'],
  ['u.s.a.', 'US'],
  ['united states of america', 'US'],
  ['usa', 'US'],
  ['wales', 'GB'],
]);

/** Sites name countries in these languages; English comes first, so that it decides. */
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'nb',
  'fi',
  'ja',
];

const namesIn = (language: string): Intl.DisplayNames =>
  new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });

let english: Intl.DisplayNames | undefined;

/**
 * The one name of a country, in English, by its ISO 3166-1 code in capitals; any other text comes
 * back unchanged.
 */
export function countryName(code: string): string {
  if (!isCountryCode(code)) return code;
  english ??= namesIn('en');
  return usualNames.get(code) ?? english.of(code) ?? code;
}

/** True for a present code of ISO 3166-1 in capitals. */
export const isCountryCode = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && allCountries().has(code);

/** The ISO 3166-1 code for a code or a name in any of the common languages, or null. */
export function countryCode(written: string): string | null {
  const text = written.trim();
  const code = presentCode(text.toUpperCase());
  if (text.length === 2 && isCountryCode(code)) return code;
  return codeByName().get(nameKey(text)) ?? null;
}

let countries: ReadonlySet<string> | undefined;

/** The codes of all countries, by code. */
export function allCountries(): ReadonlySet<string> {
  if (countries !== undefined) return countries;
  const names = namesIn('en');
  countries = new Set(
    twoLetters().filter((code) => isPresent(code) && names.of(code) !== undefined),
  );
  return countries;
}

const isPresent = (code: string): boolean => !noCountries.has(code) && presentCode(code) === code;

/** "UK" and codes of former countries stand for a present one. */
const presentCode = (code: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.Locale(`und-${code}`).region ?? code) : code;

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const twoLetters = (): readonly string[] =>
  letters.flatMap((first) => letters.map((second) => first + second));

let codes: ReadonlyMap<string, string> | undefined;

/** Built with the first name that is looked up: it takes some milliseconds. */
function codeByName(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const found = new Map(otherNames);
  for (const [code, name] of usualNames) found.set(nameKey(name), code);
  for (const language of languages) {
    const names = namesIn(language);
    for (const code of allCountries()) {
      const key = nameKey(names.of(code) ?? '');
      if (key !== '' && !found.has(key)) found.set(key, code);
    }
  }
  codes = found;
  return found;
}

const nameKey = (name: string): string =>
  name.trim().toLowerCase().replaceAll('’', "'").replaceAll('&', 'and');
