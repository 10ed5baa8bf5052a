import { describe, expect, it } from 'vitest';
import { benefitName, jobFamilies, languageName, skillName } from './known-names.ts';

describe('known names', () => {
  it.each([
    ['typescript', 'TypeScript'],
    ['golang', 'Go'],
    ['react', 'React'],
    ['Basket Weaving', 'Basket Weaving'],
  ])('writes the skill %s as %s', (words, name) => {
    expect(skillName(words)).toBe(name);
  });

  it.each([
    ['Deutsch', 'German'],
    ['fluent English', 'English'],
    ['Klingon', 'Klingon'],
  ])('calls the language of "%s" %s', (words, name) => {
    expect(languageName(words)).toBe(name);
  });

  it.each([
    ['medical benefits', 'Health insurance'],
    ['private health-insurance', 'Health insurance'],
    ['a pony', 'a pony'],
  ])('calls the benefit of "%s" %s', (words, name) => {
    expect(benefitName(words)).toBe(name);
  });

  it('knows job families', () => {
    expect(jobFamilies).toContain('Software Engineering');
  });
});
