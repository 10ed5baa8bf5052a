import { describe, expect, it } from 'vitest';
import type { Seniority } from '#core/enrichment.ts';
import { postingWith } from '../rules/posting.fixture.ts';
import { isControl } from './control.ts';
import type { Case } from './fields.ts';
import { Label } from './label.ts';
import { faultsIn, scoresOf } from './score.ts';
import { raised, shortfalls } from './thresholds.ts';

const caseOf = (right: Seniority | null, said: Seniority | null): Case => ({
  posting: postingWith({}),
  label: Label.parse({ key: 'a#1', lang: 'en', seniority: right }),
  reading: { seniority: said },
});

/** Three right, one wrong, one over-claimed, two missed, one of which nothing is stated. */
const cases = [
  caseOf('senior', 'senior'),
  caseOf('junior', 'junior'),
  caseOf('lead', 'lead'),
  caseOf('mid', 'senior'),
  caseOf(null, 'senior'),
  caseOf('staff', null),
  caseOf('intern', null),
  caseOf(null, null),
];

describe('the scores of a reader', () => {
  it('count right values, and each kind of mistake', () => {
    expect(scoresOf(cases).seniority).toEqual({
      stated: 6,
      right: 3,
      wrong: 1,
      overClaimed: 1,
      missed: 2,
      precision: 3 / 5,
      recall: 3 / 6,
      f1: 6 / 11,
    });
  });

  it('leave out fields that the reader does not read', () => {
    expect(Object.keys(scoresOf(cases))).toEqual(['seniority']);
  });

  it('have no shares if there was nothing to find', () => {
    expect(scoresOf([caseOf(null, null)]).seniority).toMatchObject({ precision: null, f1: null });
  });

  it('list every mistake with its posting', () => {
    const faults = faultsIn('seniority', cases);
    expect(faults.map(({ kind, said, right }) => [kind, said, right])).toEqual([
      ['wrong', 'senior', 'mid'],
      ['over-claimed', 'senior', null],
      ['missed', null, 'staff'],
      ['missed', null, 'intern'],
    ]);
  });
});

describe('thresholds', () => {
  const scores = scoresOf([...cases, ...cases]);

  it('name the fields that fall short', () => {
    expect(shortfalls({ seniority: 0.54 }, scores)).toEqual([]);
    expect(shortfalls({ seniority: 0.55 }, scores)).toEqual(['seniority: 0.545, not 0.55']);
    expect(shortfalls({ skills: 0.5 }, scores)).toEqual(['skills: 0.000, not 0.5']);
  });

  it('rise with the figures, rounded down, and never fall', () => {
    expect(raised({}, scores)).toEqual({ seniority: 0.54 });
    expect(raised({ seniority: 0.6 }, scores)).toEqual({ seniority: 0.6 });
  });

  it('are not set by a few values', () => {
    expect(raised({}, scoresOf(cases))).toEqual({});
  });
});

describe('the control', () => {
  it('is a third of the postings, and the same ones every time', () => {
    const keys = Array.from({ length: 3000 }, (_, n) => `board.json#${n}`);
    const share = keys.filter(isControl).length / keys.length;
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.38);
    expect(['a#1', 'a#2', 'a#3', 'a#4', 'a#5'].filter(isControl)).toEqual(['a#1', 'a#2', 'a#4']);
  });
});
