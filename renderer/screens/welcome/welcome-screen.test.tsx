import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { keepTaken, setDraft } from '#renderer/parts/add-companies/draft.ts';
import { addCompaniesStrings } from '#renderer/strings/add-companies.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { runView, setting } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { WelcomeScreen } from './welcome-screen.tsx';

afterEach(() => {
  setDraft('');
  keepTaken(() => false);
});

const stripe = {
  ...{ name: 'Stripe', url: 'https://job-boards.greenhouse.io/stripe', source: 'greenhouse' },
  ...{ sourceLabel: 'Greenhouse', slug: 'stripe', website: null },
  ...{ match: 'exact' as const, isWatched: false },
};
const base: Answers = {
  'models.find': () => [],
  'companies.list': () => [],
  'settings.list': () => [
    setting({ name: 'llmUrl', value: null }),
    setting({ name: 'llmModel', value: 'b' }),
    setting({ name: 'scanEveryHours', value: 6 }),
  ],
  'catalogue.search': () => [],
  'catalogue.themes': () => ({
    total: 10_750,
    themes: [{ theme: 'fintech', companies: [stripe] }],
  }),
};
const server = { server: 'Ollama', url: 'http://127.0.0.1:11434/v1', models: ['a', 'b'] };

test('says at once what one gets, and lets one type at once', async () => {
  const { person } = show(<WelcomeScreen />, base);
  expect(screen.getByRole('heading', { level: 1, name: words.promise })).toBeDefined();
  const field = screen.getByLabelText(addCompaniesStrings.hint);
  expect(document.activeElement).toBe(field);
  await person.keyboard('Acme');
  expect(field).toHaveProperty('value', 'Acme');
});

test('a backup can be restored instead', () => {
  show(<WelcomeScreen />, base);
  const link = screen.getByRole('link', { name: words.restore });
  expect(link.getAttribute('href')).toBe('#/settings/data');
});

test('a company picked from the tiles fills the inbox, with its openings counted', async () => {
  const { person } = show(<WelcomeScreen />, {
    ...base,
    'sources.check': () => ({
      ...{ outcome: 'answers', movedTo: null, error: null },
      openings: { seen: 412, total: 412 },
    }),
  });
  const watch = (n: number) => screen.getByRole('button', { name: addCompaniesStrings.watch(n) });
  expect(watch(0)).toHaveProperty('disabled', true);
  await person.click(await screen.findByRole('button', { name: 'Stripe' }));
  expect(await screen.findByText('Greenhouse · 412 openings now')).toBeDefined();
  expect(watch(1)).toHaveProperty('disabled', false);
});

test('watching the companies leads to the schedule', async () => {
  const added: string[] = [];
  const { person } = show(<WelcomeScreen />, {
    ...base,
    'companies.add': ({ url, name }) => {
      added.push(url);
      return companyView({ id: url, url, name: name ?? '' });
    },
  });
  await person.click(await screen.findByRole('button', { name: 'Stripe' }));
  await person.click(screen.getByRole('button', { name: addCompaniesStrings.watch(1) }));
  expect(await screen.findByText(words.titles.schedule)).toBeDefined();
  expect(added).toEqual([stripe.url]);
});

const showSchedule = (answers: Answers) => {
  window.location.hash = '#/welcome?step=schedule';
  return show(<WelcomeScreen />, { ...base, ...answers });
};

test('who skips after watching companies gets their first scan, and no other', async () => {
  const { person, asked } = show(<WelcomeScreen />, {
    ...base,
    'companies.list': () => [
      companyView({ id: 'fresh', lastCheckedAt: null }),
      companyView({ id: 'paused', lastCheckedAt: null, isPaused: true }),
      companyView({ id: 'read', lastCheckedAt: '2026-12-01T08:00:00.000Z' }),
    ],
    'runs.start': () => runView('r1'),
  });
  await waitFor(() => expect(asked('companies.list')).toHaveLength(1));
  await person.click(screen.getByRole('button', { name: words.skip }));
  await waitFor(() =>
    expect(asked('runs.start')).toMatchObject([{ input: { companies: ['fresh'] } }]),
  );
});

test('nothing is asked about models if no server answers', async () => {
  showSchedule({});
  expect(await screen.findByText(words.firstScan)).toBeDefined();
  expect(screen.queryByRole('switch')).toBeNull();
});

test.each<[string, Answers]>([
  ['a model is set already', { 'settings.list': () => [setting({ name: 'llmUrl', value: 'x' })] }],
  ['the server has no model', { 'models.find': () => [{ ...server, models: [] }] }],
])('nothing is asked about models if %s', async (_what, answers) => {
  showSchedule({ 'models.find': () => [server], ...answers });
  expect(await screen.findByText(words.firstScan)).toBeDefined();
  expect(screen.queryByRole('switch')).toBeNull();
});

test('a server that answers is one switch, which chooses its model', async () => {
  const set: unknown[] = [];
  const { person } = showSchedule({
    'models.find': () => [server],
    'settings.set': (input) => {
      set.push(input);
      return setting({ name: input.name, value: input.value });
    },
  });
  await person.click(await screen.findByText(words.summaries('Ollama')));
  await person.click(screen.getByRole('button', { name: words.finish }));
  await expect.poll(() => window.location.hash).toBe('#/companies');
  expect(set).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'llmUrl', value: server.url }),
      expect.objectContaining({ name: 'llmModel', value: 'b' }),
    ]),
  );
});
