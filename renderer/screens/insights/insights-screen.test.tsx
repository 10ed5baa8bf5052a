import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Insights } from '#renderer/model.ts';
import { parseRoute } from '#renderer/routes.ts';
import { insightsStrings as words } from '#renderer/strings/insights.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { InsightsScreen } from './insights-screen.tsx';

const workplaces: Insights['workplaces'] = [
  { value: 'remote', count: 5 },
  { value: 'onsite', count: 3 },
  { value: null, count: 9 },
];

const insights = (open: number): Insights => ({
  ...{ open, weeks: [], companies: [], seniorities: [], employmentTypes: [], skills: [] },
  workplaces: open === 0 ? [] : workplaces,
  pay: {
    ...{ currency: 'USD', ratesOf: '2026-09-29', stated: 0, withoutRate: 0, median: null },
    bands: [],
  },
});

const search = {
  ...{ id: 's1', name: 'Rust EU', filter: { query: 'rust', status: 'open' as const } },
  ...{ createdAt: '', viewedAt: '', newCount: 0 },
};

const base: Answers = {
  'insights.get': () => insights(17),
  'insights.days': () => [],
  'searches.list': () => [search],
  'companies.list': () => [companyView()],
  'settings.list': () => [],
};

const paramsOf = (link: HTMLElement) => parseRoute(link.getAttribute('href') ?? '').params;

test('the charts count all openings, or those of a saved search', async () => {
  const { person, asked } = show(<InsightsScreen />, base);
  const open = await screen.findByRole('link', { name: words.open(17) });
  expect(paramsOf(open)).toEqual({});
  await person.click(screen.getByRole('combobox', { name: words.scope.label }));
  await person.click(await screen.findByRole('option', { name: 'Rust EU' }));
  await waitFor(() => expect(asked('insights.get')).toHaveLength(2));
  expect(asked('insights.get').map(({ input }) => input)).toEqual([
    { currency: 'USD' },
    { currency: 'USD', filter: search.filter },
  ]);
  const remote = await screen.findByRole('link', { name: /Remote/ });
  expect(paramsOf(remote)).toEqual({ q: 'rust', workplace: 'remote' });
});

test('the charts count the openings of the company in the address', async () => {
  window.location.hash = '#/insights?company=c1';
  const { asked } = show(<InsightsScreen />, { ...base, 'insights.get': () => insights(0) });
  expect(await screen.findByText(words.scope.none)).toBeDefined();
  expect(asked('insights.get').map(({ input }) => input)).toEqual([
    { currency: 'USD', filter: { companies: ['c1'] } },
  ]);
  expect(screen.getByRole('link', { name: words.scope.showAll })).toBeDefined();
});

test('the largest bar stands out, and openings that state nothing never do', async () => {
  show(<InsightsScreen />, base);
  const remote = await screen.findByRole('link', { name: /Remote/ });
  expect(remote.getAttribute('data-most')).toBe('true');
  expect(screen.getByRole('link', { name: /On site/ }).getAttribute('data-most')).toBe('false');
  expect(screen.getByText(words.notStated).parentElement?.hasAttribute('data-most')).toBe(false);
});
