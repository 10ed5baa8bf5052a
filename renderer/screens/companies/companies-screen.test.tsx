import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { parseRoute } from '#renderer/routes.ts';
import { showConnection, useHealth } from '#renderer/store/live-state.ts';
import { addCompaniesStrings as adding } from '#renderer/strings/add-companies.ts';
import {
  companyDetailStrings as detail,
  companyNoteStrings as notes,
  companyStrings as words,
} from '#renderer/strings/companies.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { health } from '#renderer/testing/samples.ts';
import { type Answers, never, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { filterCompanies, parseHealthFilter } from './companies-address.ts';
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

test('a screen that was never shown says that it waits for the host', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  show(<CompaniesScreen />, { 'companies.list': () => never() });
  await act(async () => {
    showConnection('reconnecting');
    await vi.advanceTimersByTimeAsync(1_000);
  });
  expect(screen.getByText(everywhere.cannotLoad)).toBeDefined();
  expect(document.querySelector('[aria-busy="true"]')).toBeNull();
  await act(async () => showConnection('open'));
  vi.useRealTimers();
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

test('each company has a row', async () => {
  const birch = companyView({ id: 'c2', name: 'Birch', health: 'partial' });
  show(<CompaniesScreen />, hostWith(companyView({ openPostings: 6 }), birch));
  expect(await screen.findByRole('link', { name: 'Acme' })).toBeDefined();
  expect(screen.getByRole('link', { name: 'Birch' })).toBeDefined();
});

test('Escape closes the company, and its row has the focus', async () => {
  window.location.hash = '#/companies/c1';
  const acme = companyView({ id: 'c1' });
  const { person } = show(<CompaniesScreen />, {
    ...hostWith(acme),
    'companies.detail': () => ({ ...acme, recipe: null, page: null, scans: [] }),
  });
  await screen.findByRole('button', { name: detail.settings });
  await person.keyboard('{Escape}');
  await waitFor(() => expect(window.location.hash).toBe('#/companies'));
  expect(screen.queryByRole('button', { name: detail.settings })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Acme' }));
});

const healths = ['ok', 'silent', 'partial', 'held', 'failed', 'moved', 'new', 'duplicate'] as const;

test('the header counts every company once, and each number leads to the companies it counts', async () => {
  const companies = healths.map((health) => companyView({ id: health, name: health, health }));
  show(<CompaniesScreen />, hostWith(...companies));
  for (const [group, n] of [
    ['ok', 2],
    ['partial', 2],
    ['failed', 2],
    ['new', 1],
    ['duplicate', 1],
  ] as const) {
    const link = await screen.findByRole('link', { name: words.groups[group](n) });
    const filter = parseHealthFilter(parseRoute(link.getAttribute('href') ?? '').params.health);
    expect(filterCompanies(companies, '', filter)).toHaveLength(n);
  }
});

test.each([
  ['as it opened', []],
  ['after a way down', ['{ArrowDown}']],
  ['after a way up', ['{ArrowUp}']],
  ['after another letter', ['i']],
  ['with a second line', ['{Shift>}{Enter}{/Shift}', 'str']],
])('Escape closes the list of hits, %s, and then the dialog', async (_what, keys) => {
  const entry = {
    ...{ name: 'Stripe', url: 'https://jobs.lever.co/stripe', source: 'lever' },
    ...{ sourceLabel: 'Lever', slug: 'stripe', website: null, isWatched: false },
  };
  const { person } = show(<CompaniesScreen />, {
    ...hostWith(),
    'catalogue.search': () => [{ ...entry, match: 'start' }],
  });
  await person.click(await screen.findByRole('button', { name: words.add }));
  const dialog = await screen.findByRole('dialog', { name: words.add });
  await person.type(within(dialog).getByRole('textbox'), 'str');
  await screen.findByRole('option');
  for (const key of keys) await person.keyboard(key);
  await screen.findByRole('option');
  await person.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  expect(screen.getByRole('dialog', { name: words.add })).toBeDefined();
  await person.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: words.add })).toBeNull());
});

test('there is nothing to export without companies', async () => {
  const { person } = show(<CompaniesScreen />, hostWith());
  await screen.findByText(words.noneTitle);
  await person.click(screen.getByRole('button', { name: words.more }));
  const csv = await screen.findByRole('menuitem', { name: words.exportCsv });
  expect(csv.hasAttribute('disabled') || csv.hasAttribute('data-disabled')).toBe(true);
});

test.each([
  ['A trial', 1, 0],
  [null, 0, 1],
])(
  'of real companies, a library that is not the user’s own offers none: %s',
  async (label, notes, themes) => {
    useHealth.setState({ health: { ...health, label } });
    const { person } = show(<CompaniesScreen />, {
      ...hostWith(),
      'catalogue.themes': () => ({ total: 9, themes: [] }),
    });
    await person.click(await screen.findByRole('button', { name: words.add }));
    await screen.findByRole('dialog', { name: words.add });
    await waitFor(() => {
      expect(screen.queryAllByText(adding.notHere)).toHaveLength(notes);
      expect(screen.queryAllByText(adding.total(9))).toHaveLength(themes);
    });
    useHealth.setState({ health: null });
  },
);

test('only dream companies, or those with a tag, can be shown', async () => {
  const birch = companyView({ id: 'c2', name: 'Birch', isStarred: true, tags: ['bees'] });
  const { person } = show(<CompaniesScreen />, hostWith(companyView(), birch));
  await screen.findByRole('link', { name: 'Acme' });
  const toggle = screen.getByRole('button', { name: words.starred, pressed: false });
  await person.click(toggle);
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Acme' })).toBeNull());
  expect(screen.getByRole('link', { name: 'Birch' })).toBeDefined();
  expect(screen.getByRole('img', { name: notes.starred })).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.starred, pressed: true }));
  await person.click(screen.getByRole('combobox', { name: words.tag }));
  await person.click(await screen.findByRole('option', { name: 'bees' }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Acme' })).toBeNull());
});
