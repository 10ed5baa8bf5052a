import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import type { PlaceFacet as Places, PostingFilter } from '#renderer/model.ts';
import { parseRoute } from '#renderer/routes.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { labels } from '#renderer/strings/labels.ts';
import { openingStrings as words, workPlaceStrings } from '#renderer/strings/openings.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { PlaceFacet } from './place-facet.tsx';

const shown = (filter: PostingFilter = {}) => (
  <PlaceFacet filter={filter} counted={{ filter, edition: '1' }} />
);

const addressed = () => fromParams(parseRoute(window.location.hash).params);

const answer = (...places: [string, number, boolean?][]): Places => ({
  places: places.map(([value, count, isOpenable = false]) => ({ value, count, isOpenable })),
  total: places.length,
});

const tree = {
  'postings.places': ({
    within,
    words: typed,
  }: {
    readonly within?: string | undefined;
    readonly words?: string | undefined;
  }) => {
    if (typed === 'aust') return answer(['US/Texas/Austin', 4]);
    if (within === 'US') return answer(['US/Texas', 9, true]);
    return answer(['US', 12, true], ['DE', 7, true], ['remote:European Union', 5]);
  },
  'preferences.get': () => ({ workPlaces: [] }),
};

test('places have the names of countries, and their numbers', async () => {
  show(shown(), tree);
  const germany = await screen.findByRole('button', { name: /^Germany/ });
  expect(germany.textContent).toContain('7');
  expect(
    screen.getByRole('button', {
      name: new RegExp(`^${labels.places.remoteFor('European Union')}`),
    }),
  ).toBeDefined();
});

test('a click filters by a place, and Alt with a click leaves it out', async () => {
  const { person, showAgain } = show(shown(), tree);
  await person.click(await screen.findByRole('button', { name: /^Germany/ }));
  expect(addressed().places).toEqual(['DE']);
  showAgain(shown(addressed()));
  await person.keyboard('{Alt>}');
  await person.click(await screen.findByRole('button', { name: /^United States/ }));
  await person.keyboard('{/Alt}');
  expect(addressed()).toMatchObject({ places: ['DE'], not: { places: ['US'] } });
});

test('a country opens into its regions', async () => {
  const { person } = show(shown(), tree);
  await person.click(await screen.findByRole('button', { name: words.placesIn('United States') }));
  await person.click(await screen.findByRole('button', { name: /^Texas/ }));
  expect(addressed().places).toEqual(['US/Texas']);
});

test('words find a city, which shows where it is', async () => {
  const { person } = show(shown(), tree);
  await person.type(await screen.findByLabelText(words.searchPlaces), 'aust');
  await person.click(await screen.findByRole('button', { name: /^Austin, Texas, United States/ }));
  expect(addressed().places).toEqual(['US/Texas/Austin']);
});

test('places that could not be counted show the reason and a retry', async () => {
  const broken = { ...tree, 'postings.places': refuse('The library is busy') };
  const { person, answer: answerWith } = show(shown(), broken);
  expect(await screen.findByText('The library is busy')).toBeDefined();
  answerWith(tree);
  await person.click(screen.getByRole('button', { name: everywhere.retry }));
  expect(await screen.findByRole('button', { name: /^Germany/ })).toBeDefined();
});

test('the question where one can work is answered once, with remote work from there', async () => {
  let kept: Record<string, unknown> = {};
  const { person, asked } = show(shown({ status: 'open' }), {
    ...tree,
    'preferences.get': () => kept,
    'preferences.set': ({ key, value }) => {
      kept = { [key]: value };
      return {};
    },
  });
  await person.click(await screen.findByRole('button', { name: workPlaceStrings.choose }));
  await person.type(screen.getByLabelText(workPlaceStrings.find), 'aust');
  await person.click(await screen.findByRole('button', { name: 'Austin, Texas, United States' }));
  await person.click(screen.getByRole('button', { name: workPlaceStrings.save }));
  const places = ['US/Texas/Austin', 'remote:US'];
  expect(asked('preferences.set').map(({ input }) => input)).toEqual([
    { key: 'workPlaces', value: places },
  ]);
  expect(addressed()).toMatchObject({ status: 'open', places });
  expect(await screen.findByRole('button', { name: workPlaceStrings.mine })).toBeDefined();
  expect(screen.queryByText(workPlaceStrings.hint)).toBeNull();
});

test('the question can be declined, and is not asked again', async () => {
  let kept: Record<string, unknown> = {};
  const { person } = show(shown(), {
    ...tree,
    'preferences.get': () => kept,
    'preferences.set': ({ key, value }) => {
      kept = { [key]: value };
      return {};
    },
  });
  await person.click(await screen.findByRole('button', { name: workPlaceStrings.notNow }));
  expect(await screen.findByRole('button', { name: workPlaceStrings.question })).toBeDefined();
  expect(screen.queryByText(workPlaceStrings.hint)).toBeNull();
});
