import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { show } from '#renderer/testing/show.tsx';
import { Trend } from './trend.tsx';

const weeksOf = (...open: readonly number[]): readonly (number | null)[] => [
  ...Array<null>(13 - open.length).fill(null),
  ...open,
];

const drawn = (weeks: readonly (number | null)[]) => {
  show(<Trend weeks={weeks} />);
  const root = screen.getByRole('img');
  return {
    label: root.getAttribute('aria-label'),
    hatched: Number.parseFloat(root.querySelector('span')?.style.width ?? ''),
    points: root.querySelector('polyline')?.getAttribute('points')?.split(' ') ?? [],
    dots: root.querySelectorAll('circle').length,
  };
};

test('weeks before the first scan are hatched, and the line begins after them', () => {
  const { label, hatched, points } = drawn(weeksOf(4, 6, 8));
  expect(label).toBe(words.trend(4, 2, 8));
  expect(points).toHaveLength(3);
  expect(Number.parseFloat(points[0] ?? '')).toBeGreaterThan(hatched);
  expect(hatched).toBeGreaterThan(60);
});

test('the first week is a dot, no line from zero', () => {
  expect(drawn(weeksOf(18))).toMatchObject({ label: words.trendToday(18), points: [], dots: 1 });
});

test('a company that was never read has no number at all', () => {
  const never = { label: words.trendUnknown, hatched: 84, points: [], dots: 0 };
  expect(drawn(weeksOf())).toEqual(never);
});

test('a company watched for all weeks has nothing hatched', () => {
  expect(drawn(Array<number>(13).fill(2))).toMatchObject({ hatched: 0 });
});
