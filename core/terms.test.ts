import { describe, expect, it } from 'vitest';
import { type Facts, unstated } from './enrichment.ts';
import { noTerms, termsOf, withTermsOf } from './terms.ts';

const terms = (facts: Partial<Facts>) => termsOf({ ...unstated, ...facts });

describe('termsOf', () => {
  it('says nothing of a posting that states nothing', () => {
    expect(terms({})).toEqual(noTerms);
  });

  it.each<[Partial<Facts>, Partial<typeof noTerms>]>([
    [{ travel: { min: 0, max: 0 } }, { travel: 'none' }],
    [{ travel: { min: null, max: null } }, { travel: 'some' }],
    [{ travel: { min: null, max: 25 } }, { travel: '11-25' }],
    [{ travel: { min: 60, max: null } }, { travel: '51+' }],
    [{ officeDays: { min: 2, max: null } }, { officeDays: '2' }],
    [{ officeDays: { min: 2.5, max: 2.5 } }, { officeDays: '3' }],
    [{ officeDays: { min: null, max: 3 } }, { officeDays: '3' }],
    [{ weeklyHours: { min: 37.5, max: 37.5 } }, { hours: ['35-39'] }],
    [{ weeklyHours: { min: 30, max: 40 } }, { hours: ['30-34', '35-39', '40+'] }],
    [{ contractMonths: { min: 12, max: 24 } }, { contract: ['7-12', '13+'] }],
    [{ contractMonths: { min: 1.5, max: 1.5 } }, { contract: ['1-3'] }],
    [{ peopleLed: { min: null, max: null } }, { people: 'some' }],
    [{ peopleLed: { min: 4, max: 6 } }, { people: '6-15' }],
    [{ rightToWork: true }, { permit: 'required' }],
    [{ rightToWork: false }, {}],
    [{ shifts: ['night', 'early'] }, { shifts: ['early', 'night'] }],
  ])('sorts %j', (facts, expected) => {
    expect(terms(facts)).toEqual({ ...noTerms, ...expected });
  });
});

it('gives an older reading the terms of a later one, with their words', () => {
  const reading = { ...unstated, confidence: 1, provider: 'rules' as const };
  const old = { ...reading, skills: ['Go'], evidence: { skills: 'Go' } };
  const now = {
    ...reading,
    ...{ skills: ['Rust'], shifts: ['night' as const] },
    evidence: { shifts: 'nights', 'shifts.night': 'nights', skills: 'Rust' },
  };
  expect(withTermsOf(old, now)).toEqual({
    ...old,
    shifts: ['night'],
    evidence: { skills: 'Go', shifts: 'nights', 'shifts.night': 'nights' },
  });
});
