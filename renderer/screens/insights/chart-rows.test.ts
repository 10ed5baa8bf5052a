import { expect, test } from 'vitest';
import { chartRows } from './chart-rows.ts';
import { chartNames } from './worth-showing.ts';

test('all of them stand in three rows, the short ones one below the other', () => {
  expect(chartRows(chartNames)).toEqual([
    [['weeks']],
    [['companies'], ['pay']],
    [['skills'], ['seniorities', 'workplaces']],
  ]);
});

test.for([1, 2, 3, 4, 5, 6])(
  'each of %i charts has a place, and none is beside a hole',
  (count) => {
    for (const names of [chartNames.slice(0, count), chartNames.slice(-count)]) {
      const rows = chartRows(names);
      expect(rows.flat(2)).toEqual(names);
      expect(rows.flat().every((column) => column.length > 0)).toBe(true);
      expect(rows.every((row) => row.length > 0 && row.length < 3)).toBe(true);
    }
  },
);
