import { spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

export const citizenCues = spokenCues('citizen', {
  citizen:
    'citizen|citizens|citizenship|itar|staatsbürgerschaft|staatsangehörigkeit|nationalité|nacionalidad|nacionalidade|cittadinanza|nationaliteit|obywatelstwo|obywatelstwa|国籍|občanství|medborgarskap',
});

/** Adjectives and names before "citizen", and after words for citizenship. */
const peoples: readonly (readonly [RegExp, string])[] = [
  [/\bu\.? ?s\.?(?: ?a\.?)?(?![\p{L}])|united states|\bamerican\b|\busc\b/u, 'United States'],
  [/\bu\.?k\.?(?!\p{L})|british|united kingdom/u, 'United Kingdom'],
  [/canadian|\bcanada\b/, 'Canada'],
  [/australian|\baustralia\b/, 'Australia'],
  [/new zealand/, 'New Zealand'],
  [/singaporean?s?\b/, 'Singapore'],
  [/\bindian\b|\bindia\b/, 'India'],
  [/german|deutsch/, 'Germany'],
  [/austrian|österreich/, 'Austria'],
  [/swiss|schweiz/, 'Switzerland'],
  [/french|française|francesa/, 'France'],
  [/spanish|española/, 'Spain'],
  [/portugu/, 'Portugal'],
  [/brasileir|brazilian/, 'Brazil'],
  [/italian/, 'Italy'],
  [/dutch|nederlandse/, 'Netherlands'],
  [/belgi/, 'Belgium'],
  [/polish|polskie/, 'Poland'],
  [/czech|česk/, 'Czechia'],
  [/swedish|svensk/, 'Sweden'],
  [/israeli/, 'Israel'],
  [/日本(?:国籍|の国籍|国民)/, 'Japan'],
  [/\beu\b|european union|ue\b/, 'European Union'],
];

const demanded =
  /must|require|only|need|shall|be a|proof of|mandatory|limited to|restricted to|due to|because|clearance|pursuant|as defined|itar|erforderlich|voraussetzung|zwingend|obligatoire|exig|requis|imprescindible|obrigat|obbligatori|richiest|vereist|verplicht|wymag|posiada|必要|有する|限/u;
const protects =
  /regardless|without regard|race|religio|gender|discriminat|unabhängig|ungeachtet|irrespective|ethnic|diversity|protected|corporate citizen|good citizen|citizenship status|global citizen|first-class|senior citizens|citizen (?:services?|engagement|experience|science|developers?)|of all nationalities|問いません|有しない|不問|niezależnie|indépendamment|independientemente|citizen-|serving|for citizens|prefer/u;

/** The countries whose citizens only are hired. */
export function findCitizenship(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const { start, end } of reading.hits('citizen')) {
    const sentence = sentenceAt(reading.text, start, end);
    const words = reading.lower.slice(sentence.start, sentence.end);
    if (protects.test(words) || words.endsWith('?')) continue;
    if (words.length > longestItem && !demanded.test(words)) continue;
    const near = reading.lower.slice(Math.max(sentence.start, start - 40), end + 24);
    // A full stop after "U.S." ends no sentence, though the quote may begin behind it.
    const before = reading.lower.slice(Math.max(0, start - 8), start);
    const name = peoples.find(([people]) => people.test(near) || people.test(before))?.[1];
    if (name !== undefined && !found.has(name)) {
      found.set(name, reading.text.slice(sentence.start, sentence.end));
    }
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

/** An item of a list of demands: "U.S. citizenship". */
const longestItem = 70;
