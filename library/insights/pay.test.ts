import { describe, expect, it } from 'vitest';
import { summarisePay } from './pay.ts';

const amounts = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, i) => from + i * step);

describe('summarisePay', () => {
  it('is empty without amounts', () => {
    expect(summarisePay([])).toEqual({ stated: 0, median: null, bands: [] });
  });

  it('takes the middle amount', () => {
    expect(summarisePay([90_000, 110_000, 100_000])).toMatchObject({ stated: 3, median: 100_000 });
  });

  it('counts every amount in one band; all but both ends have one round width', () => {
    const { bands } = summarisePay([...amounts(99, 41_000, 1_000), 900_000]);
    expect(bands).toEqual([
      { from: 0, to: 60_000, count: 19 },
      { from: 60_000, to: 80_000, count: 20 },
      { from: 80_000, to: 100_000, count: 20 },
      { from: 100_000, to: 120_000, count: 20 },
      { from: 120_000, to: null, count: 21 },
    ]);
  });

  it.each([
    ['one amount', [70_000]],
    ['many equal amounts', Array(20).fill(70_000)],
    ['nothing but zero', [0, 0, 0]],
    ['tiny amounts', [1, 2, 3]],
    ['huge ones', amounts(500, 3_000_000, 100_000)],
  ])('makes a few bands of %s', (_, list: number[]) => {
    const { bands } = summarisePay(list);
    expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
    expect(bands.length).toBeLessThanOrEqual(12);
    expect(bands.at(-1)?.to).toBeNull();
    expect(bands.map(({ from }) => from).slice(1)).toEqual(bands.map(({ to }) => to).slice(0, -1));
  });
});
