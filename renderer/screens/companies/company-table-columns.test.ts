import { describe, expect, it } from 'vitest';
import { parseSort, printSort } from './company-table-columns.ts';

describe('the order in the address', () => {
  it.each(['open', '-open', 'health', '-name'])('is read and written as %s', (text) => {
    expect(printSort(parseSort(text))).toBe(text);
  });

  it('is by name, and left out, if it is the usual one or invalid', () => {
    const usual = [{ id: 'name', desc: false }];
    expect(parseSort(undefined)).toEqual(usual);
    expect(parseSort('-nonsense')).toEqual(usual);
    expect(printSort(usual)).toBeUndefined();
  });
});
