import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { morningAfter } from '#renderer/parts/morning.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { paneStrings, selectionStrings } from '#renderer/strings/openings.ts';
import { inboxItem, opening, row } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { InboxScreen } from './inbox-screen.tsx';

const items = [1, 2, 3].map((id) =>
  inboxItem(id, { posting: row({ id: `p${id}`, title: `Job ${id}` }) }),
);

const host: Answers = {
  'inbox.list': () => ({
    items,
    total: items.length,
    counts: { for_you: 3, changes: 0, closed: 0, problems: 0 },
  }),
  'inbox.others': () => ({ changed: 0, closed: 0, rows: [] }),
  'inbox.snooze': ({ ids }) => ({ ids }),
  'inbox.archive': ({ ids }) => ({ ids: ids ?? [] }),
  'postings.get': ({ id }) =>
    opening(
      { visaSponsorship: true, skills: ['Go'] },
      { id, title: `Job ${id.slice(1)}`, url: `https://acme.example/${id}` },
    ),
  'applications.setStages': ({ ids, stage }) => ({
    moves: ids.map((postingId) => ({ postingId, was: null, from: null, to: stage })),
  }),
  'postings.mark': ({ ids }) => ({ changed: ids }),
  'searches.list': () => [],
  'companies.list': () => [],
  'counts.get': () => ({
    ...{ inbox: 3, openings: 3, tracked: 0, companies: 1, checkedCompanies: 1 },
    ...{ failingCompanies: 0, quietCompanies: 0, lastCheckedAt: '2026-11-01T00:00:00Z' },
  }),
};

async function openSecond() {
  window.location.hash = '#/inbox/2';
  const shown = show(<InboxScreen />, host);
  await screen.findByRole('heading', { name: 'Job 2' });
  return shown;
}

const line = (n: number) => screen.getByRole('link', { name: new RegExp(`Job ${n}`) });

test('an item opens in the same pane as everywhere: Apply, facts and skills, one bar', async () => {
  await openSecond();
  const pane = screen.getByRole('region', { name: 'Opening' });
  const within2 = within(pane);
  expect(within2.getByRole('link', { name: paneStrings.apply })).toBeDefined();
  expect(within2.getByText(paneStrings.hasVisa)).toBeDefined();
  expect(within2.getByRole('link', { name: 'Go' })).toBeDefined();
  for (const name of [paneStrings.save, paneStrings.hide, inboxStrings.archive, everywhere.close]) {
    expect(within2.getByRole('button', { name })).toBeDefined();
  }
});

test('one key saves an opening, archives its item and opens the next', async () => {
  const { person, asked } = await openSecond();
  await person.keyboard('s');
  await screen.findByRole('heading', { name: 'Job 3' });
  expect(asked('applications.setStages')).toMatchObject([
    { input: { ids: ['p2'], stage: 'saved' } },
  ]);
  expect(asked('inbox.archive')).toMatchObject([{ input: { ids: [2], isArchived: true } }]);
});

test('Escape closes the item, and its line has the focus', async () => {
  const { person } = await openSecond();
  document.getElementById('opening-pane')?.focus();
  await person.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Job 2' })).toBeNull());
  expect(document.activeElement).toBe(line(2));
});

test('several lines are selected with x and shift, and hidden at once', async () => {
  const { person, asked } = await openSecond();
  await person.keyboard('x{Shift>}J{/Shift}');
  const bar = screen.getByRole('toolbar');
  expect(within(bar).getByRole('status').textContent).toBe(selectionStrings.selected(2));
  await person.click(within(bar).getByRole('button', { name: paneStrings.hide }));
  await waitFor(() =>
    expect(asked('postings.mark').map(({ input }) => input)).toContainEqual({
      ids: ['p2', 'p3'],
      isHidden: true,
    }),
  );
  expect(asked('inbox.archive')).toMatchObject([{ input: { ids: [2, 3], isArchived: true } }]);
  expect(screen.queryByRole('toolbar')).toBeNull();
});

test('Escape drops a selection before it closes the item', async () => {
  const { person } = await openSecond();
  await person.click(screen.getByRole('checkbox', { name: selectionStrings.select('Job 3') }));
  await person.keyboard('{Escape}');
  expect(screen.queryByRole('toolbar')).toBeNull();
  expect(screen.getByRole('heading', { name: 'Job 2' })).toBeDefined();
});

test('b snoozes an item until tomorrow morning, and the next one opens', async () => {
  const { person, asked } = await openSecond();
  await person.keyboard('b');
  await screen.findByRole('heading', { name: 'Job 3' });
  const until = morningAfter(1, Date.now()).toISOString();
  expect(asked('inbox.snooze').map(({ input }) => input)).toEqual([{ ids: [2], until }]);
});
