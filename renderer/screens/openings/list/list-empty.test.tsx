import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import type { Counts } from '#renderer/model.ts';
import { parseRoute } from '#renderer/routes.ts';
import { openingStrings as words } from '#renderer/strings/openings.ts';
import { show } from '#renderer/testing/show.tsx';
import { ListEmpty } from './list-empty.tsx';

const counts: Counts = {
  ...{ inbox: 0, openings: 20, tracked: 0 },
  ...{ companies: 2, checkedCompanies: 2, failingCompanies: 0, quietCompanies: 0 },
  lastCheckedAt: '2026-11-01T00:00:00Z',
};

test('a mistyped word is offered as the one that openings have', async () => {
  const { person } = show(<ListEmpty filter={{ status: 'open', query: 'enginer' }} />, {
    'counts.get': () => counts,
    'postings.suggest': () => ({ query: 'engineer' }),
  });
  expect(await screen.findByText(words.noMatchFor('enginer'))).toBeDefined();
  expect(screen.getByText(new RegExp(words.noMatchWordsHint))).toBeDefined();
  await person.click(await screen.findByRole('button', { name: words.didYouMean('engineer') }));
  expect(fromParams(parseRoute(window.location.hash).params)).toMatchObject({ query: 'engineer' });
});

test('filters without results can be cleared, and nothing is guessed', async () => {
  const { asked } = show(<ListEmpty filter={{ status: 'open', skills: ['Go'] }} />, {
    'counts.get': () => counts,
  });
  expect(await screen.findByRole('button', { name: words.clearFilters })).toBeDefined();
  expect(screen.getByText(new RegExp(words.noMatchHint))).toBeDefined();
  expect(asked('postings.suggest')).toEqual([]);
});

test.each<[string, Partial<Counts>, string]>([
  ['no company could be read', { checkedCompanies: 0, failingCompanies: 2 }, words.noneCould],
  ['none was read yet', { checkedCompanies: 0 }, words.notScanned],
  ['some could not be read', { checkedCompanies: 1, failingCompanies: 1 }, words.noneFound],
  ['all were read', {}, words.noneOpen],
])('the list is called empty only if all companies were read: %s', async (_what, over, title) => {
  const lastCheckedAt = over.checkedCompanies === 0 ? null : counts.lastCheckedAt;
  show(<ListEmpty filter={{ status: 'open' }} />, {
    'counts.get': () => ({ ...counts, openings: 0, ...over, lastCheckedAt }),
  });
  expect(await screen.findByText(title)).toBeDefined();
});
