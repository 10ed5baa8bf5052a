import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { MySearch as Mine } from '#renderer/model.ts';
import { myStrings as words } from '#renderer/strings/insights.ts';
import { labels } from '#renderer/strings/labels.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { InsightsScreen } from './insights-screen.tsx';

const none: Mine = {
  funnel: (['saved', 'applied', 'screen', 'interview', 'offer'] as const).map((stage) => ({
    ...{ stage, count: 0 },
  })),
  outcomes: [],
  weeks: Array.from({ length: 13 }, (_, i) => ({
    ...{ from: `2026-09-${10 + i}T00:00:00Z`, to: '', applied: 0 },
  })),
  ...{ applied: 0, answered: 0, medianAnswerDays: null },
};

const mine: Mine = {
  ...none,
  funnel: none.funnel.map(({ stage }, i) => ({ stage, count: [8, 4, 2, 1, 0][i] ?? 0 })),
  outcomes: [{ value: 'rejected', count: 1 }],
  weeks: none.weeks.map((week, i) => ({ ...week, applied: i === 12 ? 3 : 0 })),
  ...{ applied: 4, answered: 3, medianAnswerDays: 6 },
};

const shown = (answer: Mine) => {
  window.location.hash = '#/insights?view=mine';
  return show(<InsightsScreen />, { 'insights.mySearch': () => answer });
};

const linesOf = (title: string) =>
  within(screen.getByRole('region', { name: title }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

test('my search shows the funnel, the ends and the figures', async () => {
  shown(mine);
  await screen.findByRole('region', { name: words.funnel });
  expect(linesOf(words.funnel)).toEqual([
    'Saved8100%',
    'Applied450%',
    'Screening225%',
    'Interview113%',
    'Offer00%',
  ]);
  expect(linesOf(words.outcomes)).toEqual([`${labels.outcomes.rejected}1100%`]);
  const figure = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
  expect([words.applied, words.answered, words.wait].map(figure)).toEqual(['4', '75%', '6 days']);
  expect(screen.getByTitle(/3 applications$/)).toBeDefined();
});

test('without an answer the wait is unknown, not zero', async () => {
  shown({ ...mine, answered: 0, medianAnswerDays: null });
  expect((await screen.findByText(words.wait)).nextElementSibling?.textContent).toBe(words.unknown);
});

test('an empty board says where to start', async () => {
  shown(none);
  expect(await screen.findByText(words.emptyTitle)).toBeDefined();
});

test('a failure is shown with a way to ask again', async () => {
  window.location.hash = '#/insights?view=mine';
  show(<InsightsScreen />, { 'insights.mySearch': refuse('The library is busy') });
  expect(await screen.findByText('The library is busy')).toBeDefined();
});
