import { describe, expect, it } from 'vitest';
import {
  isAnyKnown,
  knownHint,
  knownIn,
  knownOf,
  knownText,
  lastKnownText,
  lookedAt,
} from './known.ts';

describe('a number shows how reliable it is', () => {
  it.each([
    ['of a company that was read', 'ok', 'ats_api', 36, '36', null],
    ['of one that has none', 'ok', 'ats_api', 0, '0', null],
    ['of one that was read in part', 'partial', 'json_ld', 12, '~12', null],
    ['of one whose short list is not believed yet', 'held', 'ats_api', 60, '~60', null],
    ['of one that failed, and was read before', 'failed', 'ats_api', 36, '–', 'last known: 36'],
    ['of one that failed, and had none before', 'failed', 'ats_api', 0, '–', 'last known: 0'],
    ['of one that could never be read', 'failed', null, 0, '–', null],
    ['of one that was not checked yet', 'new', null, 0, '–', null],
    ['of one with the board of another', 'duplicate', null, 0, '–', null],
  ] as const)('%s', (_whose, health, means, n, text, last) => {
    const known = knownOf({ health, means }, n);
    expect(knownText(known)).toBe(text);
    expect(lastKnownText(known)).toBe(last);
    expect(knownHint(known) === null).toBe(health === 'ok');
  });

  it('is unknown for a scan that read no company', () => {
    expect(knownText(knownIn({ completedCompanies: 0 }, 0))).toBe('–');
    expect(knownText(knownIn({ completedCompanies: 1 }, 0))).toBe('0');
  });
});

describe('an empty list proves nothing unless every company was read', () => {
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

describe('a zero counts only if a company was read', () => {
  it.each([
    ['not before a company was checked', [2, 0, 0, 0], false],
    ['not where no company could be read', [2, 0, 2, 0], false],
    ['not where one failed and the other still waits', [2, 0, 1, 0], false],
    ['where openings are known from before', [2, 0, 2, 7], true],
    ['where a company was read', [2, 1, 1, 0], true],
    ['where nobody is watched', [0, 0, 0, 0], true],
  ] as const)('%s', (_when, [companies, checkedCompanies, failingCompanies, openings], known) => {
    expect(isAnyKnown({ companies, checkedCompanies, failingCompanies, openings })).toBe(known);
  });
});
