import { screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { frameStrings as words } from '../strings/frame.ts';
import { counts } from '../testing/samples.ts';
import { show, windowOf } from '../testing/show.tsx';
import { initialsOf, Sidebar } from './sidebar.tsx';

const host = {
  'counts.get': () => counts({ inbox: 14, openings: 7_715 }),
  'searches.list': () => [
    {
      ...{ id: 's1', name: 'Rust EU', filter: { query: 'rust' }, newCount: 3 },
      ...{ createdAt: '2026-11-01T00:00:00Z', viewedAt: '2026-11-01T00:00:00Z' },
    },
  ],
};

const usual = windowOf(1_280);
afterEach(usual);

test('icons without room for words still have their numbers', async () => {
  windowOf(900)();
  show(<Sidebar />, host);
  expect(await screen.findByRole('link', { name: /^Inbox ?14$/ })).toBeDefined();
  expect(screen.getByRole('link', { name: /^Openings ?7.7K$/ })).toBeDefined();
  expect(screen.getByRole('link', { name: /^Rust EU ?3$/ }).textContent).toContain('RE');
});

test('in a narrow window, a menu has all of it, and closes when a link is followed', async () => {
  windowOf(900)();
  const { person } = show(<Sidebar />, host);
  await person.click(screen.getByRole('button', { name: words.menu }));
  const menu = await screen.findByRole('dialog');
  await person.click(within(menu).getByRole('link', { name: 'Board' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('only the saved search is current while it is open', async () => {
  usual();
  window.location.hash = '#/openings?search=s1';
  show(<Sidebar />, host);
  await screen.findByRole('link', { name: /^Rust EU/ });
  const current = screen.getAllByRole('link', { current: 'page' });
  expect(current.map(({ textContent }) => textContent)).toEqual(['Rust EU3']);
});

test.each([
  ['Rust EU', 'RE'],
  ['remote', 'R'],
  ['  staff  nyc now', 'SN'],
  ['أنظمة', 'أ'],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
