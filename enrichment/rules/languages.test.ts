import { describe, expect, it } from 'vitest';
import { findLanguages } from './languages.ts';
import { readingOf } from './posting.fixture.ts';

const names = (text: string) => findLanguages(readingOf(text)).map(({ value }) => value);

describe('findLanguages', () => {
  it.each([
    ['Fluent in English', ['English']],
    ['Fluency in Japanese and English is required.', ['Japanese', 'English']],
    ['Native French speaker', ['French']],
    ['Sehr gute Deutschkenntnisse und Englischkenntnisse', ['German', 'English']],
    ['Deutsch (C1), verhandlungssicher', ['German']],
    ['Anglais courant', []],
    ['Vous parlez anglais, niveau courant', ['English']],
    ['Strong written and spoken English', ['English']],
    ['日本語：ビジネスレベル以上・英語：会話レベル以上', ['Japanese', 'English']],
    ['Bilingual English/Spanish', ['English', 'Spanish']],
    ['Languages: English, Dutch', ['English', 'Dutch']],
  ])('reads %j as %j', (text, languages) => {
    expect(names(text)).toEqual(languages);
  });

  it.each([
    'Polish the interface and communicate changes',
    'Work with our German customers and French team',
    'Fluency in at least one APAC language (e.g., Japanese, Korean).',
    'Spanish is a plus.',
    'Read our blog (written in Korean).',
    'French is not mandatory, but communicate clearly.',
    'Expand our Italian business.',
  ])('finds no demand in %j', (text) => {
    expect(names(text)).toEqual([]);
  });
});
