import { countryCode } from '#core/country.ts';
import { Education } from '#core/enrichment.ts';
import { legible } from '#core/legible.ts';
import type { Resume } from '#core/profile.ts';
import { educationCues } from '../rules/education.ts';
import { languageCues } from '../rules/languages.ts';
import { readLocations, type Whereabouts } from '../rules/location.ts';
import { compileLexicon } from '../rules/phrases.ts';
import { createReading, longestDescription, type Reading } from '../rules/reading.ts';
import { levelOfTitle } from '../rules/seniority.ts';
import { findSkills, skillCues } from '../rules/skills.ts';
import { jobFamily, normalizeTitle } from '../rules/title.ts';
import { type ResumeLine, resumeLines } from './resume-sections.ts';
import { workYears } from './work-years.ts';

/** The characters of a résumé that are read; twenty pages have fewer. */
export const longestResume = longestDescription;

/**
 * What a résumé says, for the user to correct. Reads the first 60,000 characters, by rules alone:
 * words such as "ignore previous instructions" are words. `today` is ISO 8601. The result holds
 * neither the text nor a name, an address or a number.
 */
export function readResume(text: string, today: string): Resume {
  const plain = legible(text).slice(0, longestResume);
  const lines = resumeLines(plain);
  const reading = createReading('', plain, lexicon());
  const titles = titlesIn(lines);
  const level = titles.map(levelOfTitle).find((each) => each !== null) ?? null;
  return {
    titles,
    years: workYears(lines, today),
    seniority: level,
    skills: findSkills(reading).map(({ value }) => value),
    education: highestDegree(reading),
    languages: languagesIn(lines),
    places: placesIn(lines),
    rightToWork: rightsIn(plain),
  };
}

/** Built with the first résumé. */
const lexicon = lazily(() => compileLexicon([...skillCues, ...educationCues]));
const languageLexicon = lazily(() => compileLexicon(languageCues));

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const mostTitles = 8;

/** Titles stand alone on a line, or between signs: "Nurse | Charité | 2019 – 2023". */
function titlesIn(lines: readonly ResumeLine[]): readonly string[] & string[] {
  const found = new Map<string, string>();
  const inWork = lines.filter(({ section }) => section === 'experience');
  const head = lines.filter(({ section }) => section === 'head').slice(0, 6);
  for (const { text } of [...inWork, ...head]) {
    if (found.size >= mostTitles) break;
    const title = titleIn(text);
    if (title === null) continue;
    const key = normalizeTitle(title).toLowerCase();
    if (!found.has(key)) found.set(key, title);
  }
  return [...found.values()];
}

const between =
  /\s[|–—·•@-]\s|\s*[|\t·•]\s*|,\s|\s{3,}|\s(?:at|bei|chez|presso|bij|w)\s(?=\p{Lu})|\(|\)/u;

function titleIn(line: string): string | null {
  if (line.length > 160 || /[.!?;]$/.test(line) || /@\S+\.\w|https?:/.test(line)) return null;
  // A line that begins with a dash tells what was done, not what one was.
  if (/^[•*‣▪◦-]\s/.test(line)) return null;
  for (const piece of line.replace(/^#+\s*|\*\*|__/g, '').split(between)) {
    const words = piece
      .trim()
      .replace(/^(?:position|title|role|job title|funktion|poste)\s*:\s*/i, '');
    const count = words.split(/\s+/).length;
    if (words.length < 3 || words.length > 80 || count > 7 || /\d{4}/.test(words)) continue;
    if (!/^[\p{Lu}\p{Lo}]/u.test(words) || notTitle.test(words)) continue;
    if (jobFamily(words) !== null) return words;
  }
  return null;
}

/** Teams, subjects and degrees name a line of work too. */
const notTitle =
  /^(?:bachelor|master|b\.?sc|m\.?sc|b\.?a|diplom|phd|department|team|faculty|university|curriculum|resume|résumé|lebenslauf|gmbh|skills)\b|\b(?:gmbh|ag|inc|ltd|llc|university|universität|hospital of|department)\b/i;

const degrees: readonly string[] = Education.options;

function highestDegree(reading: Reading): Education | null {
  let best: Education | null = null;
  for (const hit of reading.hits('education')) {
    const value = Education.options.find((each) => each === hit.value);
    if (value === undefined || value === 'none') continue;
    const after = reading.lower.slice(hit.end, hit.end + 12);
    if (hit.weak && !/^(?:\s?,|\s+in\b|\s+of\b|\s*\(|\s+degree)/.test(after)) continue;
    if (best === null || degrees.indexOf(value) > degrees.indexOf(best)) best = value;
  }
  return best;
}

const spoken =
  /native|mother tongue|fluen|proficien|bilingual|muttersprach|verhandlungssicher|flie(?:ß|ss)end|courant|langue maternelle|bilingue|nativ|fluid|madrelingua|vloeiend|moedertaal|biegł|ojczysty|(?<![\p{L}\p{N}])[abc][12](?![\p{L}\p{N}])|ネイティブ|ビジネス|日常会話/iu;

/** Languages of their own section, or of a line that says how well. */
function languagesIn(lines: readonly ResumeLine[]): string[] {
  const found = new Set<string>();
  for (const { text, section } of lines) {
    if (section !== 'languages' && !(spoken.test(text) && text.length < 200)) continue;
    for (const hit of createReading('', text.slice(0, 300), languageLexicon()).hits('language')) {
      found.add(hit.value);
    }
  }
  return [...found].slice(0, 12);
}

/** The user's own place stands beside the name and the telephone. */
function placesIn(lines: readonly ResumeLine[]): string[] {
  const head = lines
    .slice(0, 12)
    .filter(({ section }) => section === 'head' || section === 'other');
  for (const { text } of head) {
    for (const piece of text.split(/\s*[|•·\t]\s*|\s{3,}/)) {
      const words = piece
        .replace(/^(?:address|adresse|location|wohnort|based in|lives in|lieu|ciudad)\s*:?\s*/i, '')
        .replace(/\b\d{4,6}\b\s*/, '');
      if (words.length > 60 || /@|https?:/.test(words) || titleIn(words) !== null) continue;
      const place = readLocations(words).find(
        ({ city, country }) => city !== null && country !== null,
      );
      if (place !== undefined) return [placeChoice(place)];
    }
  }
  return [];
}

/** As a choice of a filter's places: `DE//Berlin`. */
function placeChoice({ city, region, country }: Whereabouts): string {
  const code = countryCode(country ?? '') ?? country ?? '';
  return [code, region ?? '', city ?? ''].join('/').replace(/\/+$/, '');
}

const rights: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:EU|European(?: Union)?) (?:citizen|national|passport)|EU-Bürger|citoyen(?:ne)? européen/i,
    'European Union',
  ],
  [/\b(?:U\.?S\.?A?|American) (?:citizen|passport|permanent resident)|\bgreen card\b/i, 'US'],
  [
    /\b(?:British|UK) (?:citizen|national|passport)|\bright to work in the UK\b|\bindefinite leave to remain\b/i,
    'GB',
  ],
  [/\b(?:Canadian) (?:citizen|permanent resident)|\bpermanent resident of Canada\b/i, 'CA'],
];

const nationality =
  /^(?:nationality|citizenship|staatsangehörigkeit|nationalität|nationalité|nacionalidad|nazionalità|cittadinanza|nacionalidade|nationaliteit|obywatelstwo)\s*:\s*(.{3,60})$/gimu;
const permit =
  /\b(?:authori[sz]ed to work|work (?:permit|authori[sz]ation|visa)|right to work|permit to work) (?:in|for) (?:the )?(\p{Lu}[\p{L} ]{1,30})/gu;

function rightsIn(text: string): string[] {
  const found = new Set(
    rights.flatMap(([words, territory]) => (words.test(text) ? [territory] : [])),
  );
  for (const match of text.matchAll(permit)) {
    const code = countryCode((match[1] ?? '').trim());
    if (code !== null) found.add(code);
  }
  for (const match of text.matchAll(nationality)) {
    for (const name of (match[1] ?? '').split(/,|\/|&|\band\b|\bund\b/)) {
      const code = countryCode(name.trim()) ?? ofPeople.get(name.trim().toLowerCase()) ?? null;
      if (code !== null) found.add(code);
    }
  }
  return [...found].slice(0, 10);
}

const ofPeople: ReadonlyMap<string, string> = new Map(
  [
    'german deutsch DE',
    'french française français FR',
    'american US',
    'british GB',
    'spanish española español ES',
    'italian italiana italiano IT',
    'polish polska PL',
    'dutch nederlandse NL',
    'portuguese portuguesa português PT',
    'austrian österreichisch AT',
    'swiss CH',
    'indian IN',
    'canadian CA',
    'irish IE',
    'swedish svensk SE',
    'czech CZ',
    'japanese JP',
    'brazilian brasileira BR',
  ].flatMap((row) => {
    const names = row.split(' ');
    const code = names.pop() ?? '';
    return names.map((name) => [name, code] as const);
  }),
);
