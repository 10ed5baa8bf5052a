import { describe, expect, it } from 'vitest';
import { parseSort, printSort } from './company-columns.ts';

describe('the order in the address', () => {
  it.each(['open', '-open', 'health', '-name'])('is read and written as %s', (text) => {
    expect(printSort(parseSort(text))).toBe(text);
  });

  it('is by name, and not written, where it is the usual one or means nothing', () => {
    const usual = [{ id: 'name', desc: false }];
    expect(parseSort(undefined)).toEqual(usual);
    expect(parseSort('-nonsense')).toEqual(usual);
    expect(printSort(usual)).toBeUndefined();
  });
});
