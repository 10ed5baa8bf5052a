import { describe, expect, it } from 'vitest';
import { findAmounts, toNumber } from './amounts.ts';

describe('toNumber', () => {
  it.each([
    ['120,000', 120_000],
    ['120.000', 120_000],
    ['120.000,50', 120_000.5],
    ['1,234.5', 1_234.5],
    ["110'000", 110_000],
    ['12,00,000', 1_200_000],
    ['15 000', 15_000],
    ['18.50', 18.5],
    ['95', 95],
  ])('reads %j as %d', (written, value) => {
    expect(toNumber(written)).toBe(value);
  });
});

describe('findAmounts', () => {
  it.each([
    ['$5 and 6 apples', [[5, 6]]],
    ['95-120k €', [[95_000, 120_000]]],
    ['$100m', [[100_000_000_000, null]]],
    ['5 apples', []],
    ['eurovision 2024', []],
  ])('finds in %j %j', (text, amounts) => {
    expect(findAmounts(text).map(({ min, max }) => [min, max])).toEqual(amounts);
  });
});
