import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Input } from '#contract/api.ts';
import type { Counts, InboxItem } from '#renderer/model.ts';
import { inboxStrings as words } from '#renderer/strings/inbox.ts';
import { inboxItem, row } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { InboxScreen } from './inbox-screen.tsx';

const counts: Counts = {
  inbox: 0,
  openings: 12,
  tracked: 0,
  companies: 3,
  checkedCompanies: 3,
  failingCompanies: 0,
  quietCompanies: 0,
  lastCheckedAt: '2026-11-01T00:00:00Z',
};

const inGroups = { for_you: 2, changes: 1, closed: 0, problems: 1 };

const posting = (id: string, title: string) => row({ id, title, isRead: false });

/** The screen with these items, and the others that no item tells. */
function open(items: readonly InboxItem[], more: Answers = {}) {
  return show(<InboxScreen />, {
    'counts.get': () => counts,
    'searches.list': () => [],
    'inbox.list': () => ({ items: [...items], total: items.length, counts: inGroups }),
    'inbox.others': () => ({ changed: 0, closed: 0, rows: [] }),
    'inbox.archive': ({ ids }) => ({ ids: ids ?? [] }),
    ...more,
  });
}

const two = [
  inboxItem(1, { posting: posting('p1', 'Beekeeper') }),
  inboxItem(2, { posting: posting('p2', 'Honey taster') }),
];

test('the groups have their counts, and one of them is asked for by its address', async () => {
  const { person, asked } = open(two);
  const nav = await screen.findByRole('navigation', { name: words.groups });
  expect(
    within(nav)
      .getAllByRole('link')
      .map(({ textContent }) => textContent),
  ).toEqual([
    `${words.all}4`,
    `${words.groupNames.for_you}2`,
    `${words.groupNames.changes}1`,
    `${words.groupNames.closed}0`,
    `${words.groupNames.problems}1`,
  ]);
  await person.click(within(nav).getByRole('link', { name: /^Changes/ }));
  await waitFor(() => {
    expect(asked('inbox.list').at(-1)?.input).toEqual({ archived: false, group: 'changes' });
  });
});

test('a line has the initials of its company, for the eye only', async () => {
  open([
    inboxItem(1, { posting: row({ id: 'p1', company: 'Moth & Lantern' }), company: null }),
    inboxItem(2, { kind: 'watching', posting: null, company: { id: 'c', name: 'Cedar Labs' } }),
  ]);
  expect((await screen.findByText('ML')).getAttribute('aria-hidden')).toBe('true');
  expect(screen.getByText('CL')).toBeDefined();
});

test('archiving all archives the group on screen only', async () => {
  window.location.hash = '#/inbox?show=for_you';
  const { person, asked } = open(two);
  await person.click(await screen.findByRole('button', { name: words.archiveAll }));
  const input: Input<'inbox.archive'> = { ids: null, group: 'for_you', isArchived: true };
  expect(asked('inbox.archive').map((call) => call.input)).toEqual([input]);
});

test('companies watched on one day are one line, which unfolds', async () => {
  const watching = (id: number, name: string) =>
    inboxItem(id, {
      kind: 'watching',
      posting: null,
      company: { id: name, name },
      count: 6,
    });
  const { person } = open([watching(1, 'Acme'), watching(2, 'Birch'), watching(3, 'Cedar')]);
  const line = await screen.findByRole('button', { name: /Now watching 3 companies.*18 openings/ });
  expect(screen.queryByText('Now watching Acme')).toBeNull();
  await person.click(line);
  expect(screen.getByText('Now watching Acme')).toBeDefined();
});

test('what the inbox leaves out is counted, and shown on demand', async () => {
  const { person } = open(two, {
    'inbox.others': ({ kind }) => ({
      changed: 28,
      closed: 0,
      rows:
        kind === 'closed'
          ? []
          : [
              {
                at: '2026-11-01T00:00:00Z',
                posting: row({ id: 'p9', title: 'Wax sculptor' }),
                changes: [{ field: 'title', from: 'Sculptor', to: 'Wax sculptor' }],
              },
            ],
    }),
  });
  await person.click(await screen.findByRole('button', { name: /28 more changes/ }));
  const link = screen.getByRole('link', { name: /Wax sculptor/ });
  expect(link.getAttribute('href')).toBe('#/openings/p9');
  expect(link.textContent).toContain('title Sculptor → Wax sculptor');
  expect(screen.queryByRole('button', { name: /closed openings/ })).toBeNull();
});
