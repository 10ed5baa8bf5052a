import { describe, expect, it } from 'vitest';
import { readExperience } from './experience.ts';
import { readingOf } from './posting.fixture.ts';

const spoken = (text: string) => {
  const years = readExperience(readingOf(text))?.value;
  return years === undefined ? null : `${years.min}-${years.max}`;
};

describe('readExperience', () => {
  it.each([
    ['5+ years of experience in Android development', '5-null'],
    ['3-5 years of experience', '3-5'],
    ['You bring at least three years of professional experience', '3-null'],
    ['Minimum of 5+ years post-graduation experience', '5-null'],
    ['8–12 years of experience in compliance', '8-12'],
    ['8-12+ years of accounting experience', '8-null'],
    ['Minimum 10 years of experience', '10-null'],
    ['4 to 8 years working in SRE roles', '4-8'],
    ['5 or more years of experience', '5-null'],
    ['up to 2 years of experience', 'null-2'],
    ['mindestens 3 Jahre Berufserfahrung', '3-null'],
    ["au moins 5 ans d'expérience", '5-null'],
    ['3 años de experiencia en ventas', '3-null'],
    ['two (2) years of experience', '2-null'],
    ['2+ yrs experience', '2-null'],
    ['8+ years of engineering experience, with 4+ years in management', '8-null'],
  ])('reads %j as %s', (text, years) => {
    expect(spoken(text)).toBe(years);
  });

  it.each([
    'You must be 18 years of age or older.',
    'We have been in business for over 20 years.',
    'Founded 15 years ago, we have experience in retail.',
    'A 4-year degree or equivalent experience.',
    'Our team has 50 combined years of experience.',
    'The Director has been with the Company for 28 years.',
    'Options vest over 4 years.',
    '10+ years of experience is a plus.',
    'Up to a maximum of $10,000 per year.',
    'In 5 years we will be everywhere.',
    '100 years of experience',
  ])('reads nothing from %j', (text) => {
    expect(spoken(text)).toBeNull();
  });

  it('leaves out what stands under "Nice to have"', () => {
    expect(
      spoken('Requirements\n- 3+ years of experience\n\nNice to have\n- 9+ years of experience'),
    ).toBe('3-null');
  });
});
