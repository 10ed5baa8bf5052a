import benefits from '../data/benefits.json' with { type: 'json' };
import jobFamilyTable from '../data/job-families.json' with { type: 'json' };
import languages from '../data/languages.json' with { type: 'json' };
import licences from '../data/licences.json' with { type: 'json' };
import skills from '../data/skills.json' with { type: 'json' };
import skillsByField from '../data/skills-by-field.json' with { type: 'json' };
import { drivingWords } from '../rules/licences.ts';

export const jobFamilies: readonly string[] = Object.keys(jobFamilyTable.families);

/** The usual name of a skill in any spelling; unknown words stay as they are. */
export function skillName(words: string): string {
  return skillNames.get(words.toLowerCase()) ?? words;
}

/** The usual name of a benefit in the words; unknown words stay as they are. */
export function benefitName(words: string): string {
  return nameWithin(words, benefitPhrases);
}

/** The English name of a language in the words; unknown words stay as they are. */
export function languageName(words: string): string {
  return nameWithin(words, languagePhrases);
}

/** The English name of a licence in the words; unknown words stay as they are. */
export function licenceName(words: string): string {
  return nameWithin(words, licencePhrases);
}

const skillNames: ReadonlyMap<string, string> = new Map(
  [
    ...Object.values(skillsByField).flatMap((field) =>
      Object.entries(field).flatMap(([name, spellings]) =>
        [name, ...spellings].map((phrase) => [phrase, name] as const),
      ),
    ),
    ...skills.names.map((name) => [name, name] as const),
    ...[skills.exact, skills.beside, skills.aliases].flatMap((table) => Object.entries(table)),
  ].map(([phrase, name]) => [phrase.toLowerCase(), name]),
);

type Phrase = { readonly spaced: string; readonly name: string };

/** Only letters and digits, with a space on both sides, so that only whole words match. */
const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;

const phrasesOf = (table: Readonly<Record<string, readonly string[]>>): readonly Phrase[] =>
  Object.entries(table)
    .flatMap(([name, phrases]) =>
      [name, ...phrases].map((text) => ({ spaced: spaced(text), name })),
    )
    .toSorted((a, b) => b.spaced.length - a.spaced.length);

const benefitPhrases = phrasesOf(benefits);
const languagePhrases = phrasesOf(languages);
const licencePhrases = phrasesOf({ ...licences, 'Driving licence': drivingWords });

function nameWithin(words: string, phrases: readonly Phrase[]): string {
  const text = spaced(words);
  return phrases.find((phrase) => text.includes(phrase.spaced))?.name ?? words;
}
