import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { parseRoute } from '#renderer/routes.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings as words } from '#renderer/strings/openings.ts';
import { termStrings as terms } from '#renderer/strings/terms.ts';
import { facets } from '#renderer/testing/samples.ts';
import { never, refuse, show } from '#renderer/testing/show.tsx';
import { FilterRail } from './filter-rail.tsx';

const shown = (filter: PostingFilter = {}) => (
  <FilterRail filter={filter} counted={{ filter, edition: '1' }} />
);

/** The filter in the present address. */
const addressed = () => fromParams(parseRoute(window.location.hash).params);

test('no choice can be clicked while they are counted', async () => {
  show(shown(), { 'postings.facets': () => never() });
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).not.toBeNull());
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('choices that could not be counted show the reason and a retry', async () => {
  const { person, answer } = show(shown(), { 'postings.facets': refuse('The library is busy') });
  expect(await screen.findByText('The library is busy')).toBeDefined();
  answer({ 'postings.facets': () => facets() });
  await person.click(screen.getByRole('button', { name: everywhere.retry }));
  expect(await screen.findByRole('button', { name: /^Acme/ })).toBeDefined();
});

test('a choice shows its number of openings and filters by it', async () => {
  const { person } = show(shown(), { 'postings.facets': () => facets() });
  const remote = await screen.findByRole('button', {
    name: new RegExp(`^${labels.workplaces.remote}`),
  });
  expect(remote.textContent).toContain('7');
  expect(remote.getAttribute('aria-pressed')).toBe('false');
  await person.click(remote);
  expect(addressed()).toMatchObject({ workplaces: ['remote'] });
});

test('an active choice looks pressed, and a second click removes it', async () => {
  window.location.hash = '#/openings?skills=Rust&q=bees';
  const { person } = show(shown({ skills: ['Rust'] }), { 'postings.facets': () => facets() });
  const rust = await screen.findByRole('button', { name: /^Rust/ });
  expect(rust.getAttribute('aria-pressed')).toBe('true');
  await person.click(rust);
  expect(addressed().skills ?? []).toEqual([]);
  expect(addressed()).toMatchObject({ query: 'bees' });
});

test('a choice keeps the words and the order that were set after the choices were drawn', async () => {
  const { person } = show(shown(), { 'postings.facets': () => facets() });
  const remote = await screen.findByRole('button', {
    name: new RegExp(`^${labels.workplaces.remote}`),
  });
  window.location.hash = '#/openings?q=bees&sort=title';
  await person.click(remote);
  expect(addressed()).toMatchObject({ workplaces: ['remote'], query: 'bees', sort: 'title' });
});

test('a long list shows its first choices, and the others on demand', async () => {
  const many = Array.from({ length: 9 }, (_, n) => ({
    value: `c${n}`,
    label: `Firm ${n}`,
    count: 9 - n,
  }));
  const { person } = show(shown(), { 'postings.facets': () => facets({ companies: many }) });
  await screen.findByRole('button', { name: /^Firm 0/ });
  expect(screen.queryByRole('button', { name: /^Firm 8/ })).toBeNull();
  await person.click(screen.getByRole('button', { name: words.moreOptions(3) }));
  expect(screen.getByRole('button', { name: /^Firm 8/ })).toBeDefined();
});

test('a facet without choices says so', async () => {
  show(shown(), { 'postings.facets': () => facets({ skills: [] }) });
  expect((await screen.findAllByText(words.nothingInFacet)).length).toBeGreaterThan(0);
});

test('what few need is behind one button, and open while it filters', async () => {
  const rare = { 'postings.facets': () => facets({ educations: [{ value: 'master', count: 2 }] }) };
  const { person, showAgain } = show(shown(), rare);
  await person.click(await screen.findByRole('button', { name: words.moreFilters }));
  await person.click(screen.getByRole('button', { name: /^Master/ }));
  expect(addressed()).toMatchObject({ educations: ['master'] });
  showAgain(shown({ not: { educations: ['master'] } }));
  expect(await screen.findByRole('button', { name: words.leftOut('Master') })).toBeDefined();
});

test('benefits filter, with their numbers', async () => {
  const { person } = show(shown(), {
    'postings.facets': () => facets({ benefits: [{ value: 'Parental leave', count: 4 }] }),
  });
  await person.click(await screen.findByRole('button', { name: words.moreFilters }));
  const leave = screen.getByRole('button', { name: /^Parental leave/ });
  expect(leave.textContent).toContain('4');
  await person.click(leave);
  expect(addressed()).toMatchObject({ benefits: ['Parental leave'] });
});

test('the terms of the work filter by group, closed until they are needed', async () => {
  const { person } = show(shown(), {
    'postings.facets': () =>
      facets({
        shifts: [{ value: 'night', count: 4 }],
        clearances: [{ value: 'required', count: 2 }],
      }),
  });
  await person.click(await screen.findByRole('button', { name: words.moreFilters }));
  const time = within(screen.getByRole('group', { name: terms.groups.time }));
  expect(screen.queryByRole('group', { name: terms.groups.contract })).toBeNull();
  expect(time.queryByText(terms.shifts.night)).toBeNull();
  await person.click(time.getByRole('button', { name: terms.facets.shifts }));
  await person.click(time.getByRole('button', { name: words.leaveOut(terms.shifts.night) }));
  expect(addressed()).toMatchObject({ not: { shifts: ['night'] } });
});

test('visa, languages and years filter', async () => {
  const { person } = show(shown(), { 'postings.facets': () => facets() });
  await person.click(await screen.findByRole('button', { name: /^Sponsored/ }));
  expect(addressed()).toMatchObject({ visa: ['offered'] });
  await person.click(screen.getByRole('button', { name: words.leaveOut('German') }));
  expect(addressed()).toMatchObject({ not: { languages: ['German'] } });
  screen.getByRole('button', { name: /^3–5 years/ }).focus();
  await person.keyboard('{Alt>}{Enter}{/Alt}');
  expect(addressed()).toMatchObject({ not: { years: ['3-5'] } });
});
