import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import type { DayNews } from '#renderer/model.ts';
import { parseRoute } from '#renderer/routes.ts';
import { calendarStrings as words } from '#renderer/strings/insights.ts';
import { show } from '#renderer/testing/show.tsx';
import { DayCalendar } from './day-calendar.tsx';

/** Three weeks and a day from a Monday on; not watched in the first three days. */
const days: readonly DayNews[] = Array.from({ length: 22 }, (_, i) => ({
  from: new Date(2026, 10, 2 + i).toISOString(),
  to: new Date(2026, 10, 3 + i).toISOString(),
  new: { 4: 2, 11: 8, 21: 1 }[i] ?? 0,
  isWatched: i >= 3,
  isScanned: i >= 3 && i !== 6,
}));

const dateOf = (at: number) =>
  new Date(2026, 10, 2 + at).toLocaleDateString(undefined, {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
  });

const links = () => screen.getAllByRole('link');

test('a day with news leads to its openings, of one company if asked', () => {
  const { showAgain } = show(<DayCalendar days={days} />);
  const first = () => screen.getByRole('link', { name: words.day(dateOf(4), 2) });
  const filterOf = (link: HTMLElement) =>
    fromParams(parseRoute(link.getAttribute('href') ?? '').params);
  const day = { firstSeenFrom: days[4]?.from, firstSeenBefore: days[4]?.to, isNews: true };
  expect(filterOf(first())).toEqual(day);
  showAgain(<DayCalendar days={days} companyId="c1" />);
  expect(filterOf(first())).toEqual({ ...day, companies: ['c1'] });
});

test('a week is a column, and each weekday a row with its name', () => {
  show(<DayCalendar days={days} />);
  const table = screen.getByRole('table', { name: words.label });
  const rows = within(table).getAllByRole('row');
  expect(rows).toHaveLength(7);
  expect(within(rows[0] as HTMLElement).getByRole('rowheader').textContent).toContain(
    new Date(2026, 10, 2).toLocaleDateString(undefined, { weekday: 'long' }),
  );
  expect(within(rows[0] as HTMLElement).getAllByRole('cell')).toHaveLength(4);
});

test('days nobody watched or scanned are hatched and say so, and are no zero', () => {
  show(<DayCalendar days={days} />);
  const cell = (at: number) => document.querySelector<HTMLElement>(`[data-at="${at}"]`);
  const stateAt = (at: number) => [cell(at)?.dataset.state, cell(at)?.textContent];
  expect(stateAt(0)).toEqual(['notWatched', words.notWatched(dateOf(0))]);
  expect(stateAt(6)).toEqual(['notScanned', words.notScanned(dateOf(6))]);
  expect(stateAt(5)).toEqual(['seen', words.day(dateOf(5), 0)]);
});

test('one day is in the tab order, and arrows lead to the other days with news', async () => {
  const { person } = show(<DayCalendar days={days} />);
  await person.tab();
  expect(document.activeElement?.textContent).toMatch(/1 new opening$/);
  await person.keyboard('{ArrowUp}');
  expect(document.activeElement?.textContent).toMatch(/8 new/);
  expect(links().filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
  await person.keyboard('{ArrowLeft}');
  expect(document.activeElement?.textContent).toMatch(/2 new/);
  await person.keyboard('{ArrowLeft}');
  expect(document.activeElement?.textContent).toMatch(/2 new/);
});
