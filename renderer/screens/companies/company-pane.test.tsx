import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { parseRoute } from '#renderer/routes.ts';
import {
  companyNoteStrings as notes,
  companyDetailStrings as words,
} from '#renderer/strings/companies.ts';
import { addressStrings } from '#renderer/strings/problems.ts';
import { row, setting } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { CompanyPane } from './company-pane.tsx';

const hostWith = (total: number): Answers => ({
  'companies.detail': () => ({
    ...companyView({ openPostings: total }),
    ...{ recipe: null, page: null, scans: [] },
  }),
  'companies.trends': () => [],
  'companies.list': () => [],
  'postings.list': ({ limit = 0 }) => ({
    rows: Array.from({ length: Math.min(total, limit) }, (_, i) =>
      row({ id: `p${i}`, title: `Role ${i}` }),
    ),
    ...{ total, isTotalExact: true, upTo: 9 },
  }),
});

const pane = <CompanyPane id="c1" onClose={() => undefined} />;

test('the newest five openings come first, with the way to all of them', async () => {
  const { asked } = show(pane, hostWith(36));
  const heading = await screen.findByRole('heading', { name: words.newest });
  const links = within(heading.parentElement ?? document.body).getAllByRole('link');
  expect(links).toHaveLength(6);
  const [first, all] = [links[0], links[5]].map((link) =>
    parseRoute(link?.getAttribute('href') ?? ''),
  );
  expect(first).toMatchObject({ screen: 'openings', id: 'p0', params: { companies: 'c1' } });
  expect(all).toMatchObject({ screen: 'openings', id: null, params: { companies: 'c1' } });
  expect(links[5]?.textContent).toBe(words.allOpenings(36));
  const headings = screen.getAllByRole('heading', { level: 3 }).map((each) => each.textContent);
  expect(headings[0]).toBe(words.newest);
  expect(asked('postings.list').map(({ input }) => input)).toMatchObject([
    { filter: { companies: ['c1'], status: 'open', sort: 'newest' }, limit: 5 },
  ]);
});

test.for([
  ['chosen', true, 1],
  ['chosen', false, 0],
  ['all', true, 0],
] as const)('proxies for %s, set: %s, make %i switches', async ([use, isSet, count]) => {
  const { person, asked } = show(pane, {
    ...hostWith(0),
    'settings.list': () => [
      setting({ name: 'proxies', isSet, isSecret: true }),
      setting({ name: 'proxyUse', value: use, default: 'all' }),
    ],
    'companies.update': () => companyView(),
  });
  await person.click(await screen.findByRole('button', { name: words.settings }));
  await screen.findByText(words.paused);
  const switches = screen
    .getAllByRole('switch')
    .filter((each) => each.closest('div')?.textContent.includes(words.usesProxy));
  expect(switches).toHaveLength(count);
  for (const each of switches) await person.click(each);
  expect(asked('companies.update').map(({ input }) => input)).toEqual(
    switches.map(() => ({ company: 'c1', usesProxy: true })),
  );
});

test('a company without openings shows no list of them', async () => {
  show(pane, hostWith(0));
  await screen.findByRole('button', { name: words.settings });
  expect(screen.queryByRole('heading', { name: words.newest })).toBeNull();
});

test('the settings are folded until one opens them', async () => {
  const { person } = show(pane, hostWith(1));
  const toggle = await screen.findByRole('button', { name: words.settings, expanded: false });
  expect(screen.queryByRole('button', { name: words.remove })).toBeNull();
  await person.click(toggle);
  expect(screen.getByRole('button', { name: words.remove })).toBeDefined();
  await person.click(toggle);
  expect(screen.queryByRole('button', { name: words.remove })).toBeNull();
});

test('the next step of a problem opens the settings at the address', async () => {
  window.location.hash = '#/companies/c1?edit=address';
  show(pane, hostWith(1));
  expect(await screen.findByRole('textbox', { name: addressStrings.label })).toBeDefined();
  expect(screen.getByRole('button', { name: words.settings, expanded: true })).toBeDefined();
});

test('a company can be starred, tagged and noted', async () => {
  const { person, asked } = show(pane, { ...hostWith(1), 'companies.update': () => companyView() });
  const star = await screen.findByRole('button', { name: notes.starred, pressed: false });
  await person.click(star);
  await person.type(screen.getByRole('combobox', { name: notes.tags }), 'bees{Enter}');
  await person.type(screen.getByLabelText(notes.note), 'Honey');
  await person.tab();
  await waitFor(() => expect(asked('companies.update')).toHaveLength(3));
  expect(asked('companies.update').map(({ input }) => input)).toEqual([
    { company: 'c1', isStarred: true },
    { company: 'c1', tags: ['bees'] },
    { company: 'c1', note: 'Honey' },
  ]);
});

test('a note that is just typed is kept when the pane closes', async () => {
  const { person, asked, showAgain } = show(pane, hostWith(1));
  await person.type(await screen.findByLabelText(notes.note), 'Honey');
  showAgain(null);
  expect(asked('companies.update').map(({ input }) => input)).toEqual([
    { company: 'c1', note: 'Honey' },
  ]);
});
