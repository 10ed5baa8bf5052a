import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { type Answers, never, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { CompaniesScreen } from './companies-screen.tsx';

/** A host with these companies and no other data. */
const hostWith = (...companies: readonly ReturnType<typeof companyView>[]): Answers => ({
  'companies.list': () => [...companies],
  'companies.trends': () => [],
  'runs.list': () => [],
});

test('the screen shows no companies while they load', async () => {
  show(<CompaniesScreen />, { 'companies.list': () => never() });
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).not.toBeNull());
  expect(screen.queryByText(words.noneTitle)).toBeNull();
});

test('companies that cannot be loaded show the reason and a retry', async () => {
  const { person, answer } = show(<CompaniesScreen />, {
    'companies.list': refuse('The library is busy'),
  });
  expect(await screen.findByText('The library is busy')).toBeDefined();
  answer(hostWith(companyView()));
  await person.click(screen.getByRole('button', { name: everywhere.retry }));
  expect(await screen.findByRole('link', { name: 'Acme' })).toBeDefined();
});

test('without companies the screen explains how to add some, with a button', async () => {
  const { person } = show(<CompaniesScreen />, hostWith());
  expect(await screen.findByText(words.noneTitle)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.add }));
  expect(await screen.findByRole('dialog', { name: words.add })).toBeDefined();
});

test('each company has a row, and problems are counted', async () => {
  const birch = companyView({ id: 'c2', name: 'Birch', health: 'partial' });
  show(<CompaniesScreen />, hostWith(companyView({ openPostings: 6 }), birch));
  expect(await screen.findByRole('link', { name: 'Acme' })).toBeDefined();
  expect(screen.getByRole('link', { name: 'Birch' })).toBeDefined();
  const problems = screen.getByRole('link', { name: words.otherProblems(1) });
  expect(problems.getAttribute('href')).toContain('health=problems');
});

test('there is nothing to export without companies', async () => {
  const { person } = show(<CompaniesScreen />, hostWith());
  await screen.findByText(words.noneTitle);
  await person.click(screen.getByRole('button', { name: words.more }));
  const csv = await screen.findByRole('menuitem', { name: words.exportCsv });
  expect(csv.hasAttribute('disabled') || csv.hasAttribute('data-disabled')).toBe(true);
});
