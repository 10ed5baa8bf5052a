import benefits from '../data/benefits.json' with { type: 'json' };
import jobFamilyTable from '../data/job-families.json' with { type: 'json' };
import languages from '../data/languages.json' with { type: 'json' };
import skills from '../data/skills.json' with { type: 'json' };

/** The job families that a posting can be of: the names the rules use too. */
export const jobFamilies: readonly string[] = Object.keys(jobFamilyTable.families);

/** The usual name of a skill, whatever its spelling; the words themselves where it has none. */
export function skillName(words: string): string {
  return skillNames.get(words.toLowerCase()) ?? words;
}

/** The usual name of a benefit that the words contain; the words themselves where there is none. */
export function benefitName(words: string): string {
  return nameWithin(words, benefitPhrases);
}

/** The English name of a language that the words contain; the words themselves where there is none. */
export function languageName(words: string): string {
  return nameWithin(words, languagePhrases);
}

const skillNames: ReadonlyMap<string, string> = new Map(
  [
    ...skills.names.map((name) => [name, name] as const),
    ...[skills.exact, skills.beside, skills.aliases].flatMap((table) => Object.entries(table)),
  ].map(([phrase, name]) => [phrase.toLowerCase(), name]),
);

type Phrase = { readonly spaced: string; readonly name: string };

/** Only letters and digits count, with a space before and after: so words are found as words. */
const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;

/** Longest first: the most telling phrase wins. */
const phrasesOf = (table: Readonly<Record<string, readonly string[]>>): readonly Phrase[] =>
  Object.entries(table)
    .flatMap(([name, phrases]) =>
      [name, ...phrases].map((text) => ({ spaced: spaced(text), name })),
    )
    .toSorted((a, b) => b.spaced.length - a.spaced.length);

const benefitPhrases = phrasesOf(benefits);
const languagePhrases = phrasesOf(languages);

function nameWithin(words: string, phrases: readonly Phrase[]): string {
  const text = spaced(words);
  return phrases.find((phrase) => text.includes(phrase.spaced))?.name ?? words;
}
