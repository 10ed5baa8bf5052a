import { expect, test } from 'vitest';
import { chartSpans } from './chart-spans.ts';
import { chartNames } from './worth-showing.ts';

/** The widths of a row after the other, for as long as they come out even. */
function rowsOf(spans: readonly number[]): readonly number[][] {
  const rows: number[][] = [[]];
  for (const span of spans) {
    const row = rows.at(-1) ?? [];
    if (row.reduce((sum, each) => sum + each, 0) + span > 6) rows.push([span]);
    else row.push(span);
  }
  return rows;
}

const isFull = (row: readonly number[]) => row.reduce((sum, each) => sum + each, 0) === 6;

test.for([1, 2, 3, 4, 5, 6])('%i charts leave no hole, whatever room there is', (count) => {
  for (const names of [chartNames.slice(0, count), chartNames.slice(-count)]) {
    const spans = chartSpans(names).map((each) => each.spans);
    expect(rowsOf(spans.map(({ wide }) => wide)).every(isFull)).toBe(true);
    expect(rowsOf(spans.map(({ narrow }) => narrow)).every(isFull)).toBe(true);
  }
});

test('all of them stand one, two and three in a row', () => {
  expect(chartSpans(chartNames).map(({ spans }) => spans.wide)).toEqual([6, 3, 3, 2, 2, 2]);
});
