import { describe, expect, it } from 'vitest';
import { lookedAt } from './looked.ts';

describe('nothing means that there is nothing only where every company was read', () => {
  it.each([
    ['nobody is watched', [0, 0, 0], 'nobody'],
    ['none was checked yet', [2, 0, 0], 'never'],
    ['none could be read', [2, 0, 2], 'none_could'],
    ['one could not be read, the other was not checked yet', [2, 0, 1], 'none_could'],
    ['one was read, one could not be', [2, 1, 1], 'some_could'],
    ['one was read, one was not checked yet', [2, 1, 0], 'some_could'],
    ['all were read', [2, 2, 0], 'all'],
  ] as const)('%s', (_how, [companies, checkedCompanies, failingCompanies], looked) => {
    expect(lookedAt({ companies, checkedCompanies, failingCompanies })).toBe(looked);
  });
});
