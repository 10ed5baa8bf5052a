import { describe, expect, it } from 'vitest';
import { countSkills } from './skills.ts';

describe('countSkills', () => {
  it('counts postings, the most frequent first, then by the alphabet', () => {
    expect(countSkills([['Go', 'SQL'], ['SQL', 'C'], []])).toEqual([
      { value: 'SQL', count: 2 },
      { value: 'C', count: 1 },
      { value: 'Go', count: 1 },
    ]);
  });

  it('joins spellings that differ in case, under the most frequent', () => {
    expect(countSkills([['javascript'], ['JavaScript'], ['JavaScript'], ['Go']])).toEqual([
      { value: 'JavaScript', count: 3 },
      { value: 'Go', count: 1 },
    ]);
  });

  it('is empty for empty lists', () => {
    expect(countSkills([])).toEqual([]);
  });
});
