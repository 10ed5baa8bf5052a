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
    ['Anglais courant', ['English']],
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

  it.each([
    ['- Français langue maternelle et anglais avancé', ['French', 'English']],
    ['- Inglés básico para atender a los compradores', ['English']],
    ['• Português nativo e inglês C1', ['Portuguese', 'English']],
    ['– angielski B2, polski C1', ['English', 'Polish']],
    ['Komunikatywny niemiecki', ['German']],
    ['• Uitstekend Nederlands en Engels op zakelijk niveau', ['Dutch', 'English']],
    ['• Angličtinu alespoň na základní úrovni', ['English']],
    ['✓ Gutes Deutsch für Gespräche mit Kund:innen', ['German']],
    ['・日本語能力試験N2程度の日本語', ['Japanese']],
    ['영어로 written communication이 가능하신 분', ['English']],
    ['Required languages\nEnglish (Pre-intermediate)', ['English']],
  ])('reads %j as %j', (text, languages) => {
    expect(names(text)).toEqual(languages);
  });

  it.each([
    ['You speak English (French is not mandatory)', ['English']],
    ['Fluent German and English (other languages a plus)', ['German', 'English']],
    ['Fluent English; German is a plus', ['English']],
    ['Fluent English – ideally also French', ['English']],
    ['German (a plus), fluent English', ['English']],
    ['Inglés B2 (las reuniones con el cliente danés son en inglés)', ['English']],
  ])('tells demands from wishes in %j', (text, languages) => {
    expect(names(text)).toEqual(languages);
  });
});
