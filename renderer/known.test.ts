import { describe, expect, it } from 'vitest';
import { knownHint, knownIn, knownOf, knownText, lastKnownText } from './known.ts';

describe('a number is only told as far as it is known', () => {
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

  it('of a scan that read no company', () => {
    expect(knownText(knownIn({ completedCompanies: 0 }, 0))).toBe('–');
    expect(knownText(knownIn({ completedCompanies: 1 }, 0))).toBe('0');
  });
});
