import { describe, expect, it } from 'vitest';
import { countSkills } from './posting-skills.ts';

describe('countSkills', () => {
  it('counts postings, the most frequent first, then by the alphabet', () => {
    expect(countSkills([['Go', 'SQL'], ['SQL', 'C'], []])).toEqual([
      { value: 'SQL', count: 2 },
      { value: 'C', count: 1 },
      { value: 'Go', count: 1 },
    ]);
  });

  it('takes spellings that differ in case for one, spelt as most do', () => {
    expect(countSkills([['javascript'], ['JavaScript'], ['JavaScript'], ['Go']])).toEqual([
      { value: 'JavaScript', count: 3 },
      { value: 'Go', count: 1 },
    ]);
  });

  it('counts nothing of nothing', () => {
    expect(countSkills([])).toEqual([]);
  });
});
