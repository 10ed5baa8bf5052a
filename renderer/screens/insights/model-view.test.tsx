import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { ModelInsights } from '#renderer/model.ts';
import { modelStrings as words } from '#renderer/strings/insights.ts';
import { show } from '#renderer/testing/show.tsx';
import { InsightsScreen } from './insights-screen.tsx';

const none: ModelInsights = {
  ...{ byRules: 12, byModel: 0, counted: 0 },
  ...{ models: [], facts: [], differences: [] },
};

const some: ModelInsights = {
  ...{ byRules: 12, byModel: 3, counted: 2 },
  models: [
    {
      ...{ name: 'small', openings: 2, promptTokens: 3_000, answerTokens: 1_000 },
      ...{ isEstimated: true, tookMs: 8_000 },
    },
  ],
  facts: [{ fact: 'seniority', gained: 1, differs: 1 }],
  differences: [
    {
      ...{ id: 'p1', title: 'Baker', company: 'Acme', fact: 'seniority' },
      ...{ rules: 'mid', model: 'senior' },
    },
  ],
};

const shown = (answer: ModelInsights, readAgain = vi.fn(() => ({ openings: 3 }))) => {
  window.location.hash = '#/insights?view=model';
  show(<InsightsScreen />, { 'insights.model': () => answer, 'insights.readAgain': readAgain });
  return readAgain;
};

test('what the model costs and finds is shown, with each disagreement', async () => {
  shown(some);
  await screen.findByRole('region', { name: words.facts });
  const figure = (name: string) => screen.getByText(name).nextElementSibling?.textContent;
  expect([words.byModel, words.byRules, words.differs, words.tokens].map(figure)).toEqual([
    '3',
    '12',
    '1',
    words.about('4K'),
  ]);
  const row = within(screen.getByRole('region', { name: words.differences })).getAllByRole(
    'row',
  )[1];
  expect(row?.textContent).toBe('Baker · AcmeLevelmidsenior');
  expect(screen.getByText(words.partly(2))).toBeDefined();
});

test('openings are read again only when the user says so', async () => {
  const readAgain = shown(some);
  await userEvent.click(await screen.findByRole('button', { name: words.again }));
  expect(readAgain).toHaveBeenCalledOnce();
});

test('without a reading, the way to a model is shown', async () => {
  shown(none);
  expect(await screen.findByText(words.emptyTitle)).toBeDefined();
});
