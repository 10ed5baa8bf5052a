import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { moveStrings as words } from '#renderer/strings/companies.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { MoveOffer } from './move-offer.tsx';

const move = {
  from: 'Lever',
  to: 'Ashby',
  url: 'https://jobs.ashbyhq.com/acme',
  at: '2026-11-26T09:00:00Z',
  evidence: 'acme.example/careers: the page embeds the board "acme"',
  open: 14,
  same: 12,
  listed: 15,
};
const moved = companyView({ health: 'moved', move });

const button = (name: string) => screen.findByRole('button', { name });

test('a move says where the company went, why, and what comes along', () => {
  show(<MoveOffer company={moved} />);
  expect(screen.getByText('Acme moved from Lever to Ashby')).toBeDefined();
  expect(
    screen.getByText(/^12 of its 14 openings are among the 15 on the new board/),
  ).toBeDefined();
  expect(screen.getByText(/acme\.example\/careers: the page embeds/)).toBeDefined();
  expect(screen.getByRole('link', { name: words.show }).getAttribute('href')).toBe(move.url);
});

test('two boards of one vendor have one name', () => {
  show(<MoveOffer company={{ ...moved, move: { ...move, to: 'Lever' } }} />);
  expect(screen.getByText('Acme moved to another Lever board')).toBeDefined();
});

test('a company that has not moved is asked nothing', () => {
  show(<MoveOffer company={companyView()} />);
  expect(screen.queryByRole('button')).toBeNull();
});

test.each([
  [words.accept(move), true],
  [words.decline, false],
])('"%s" answers, and scans the company', async (name, isAccepted) => {
  const { person, asked } = show(<MoveOffer company={moved} />, {
    'companies.answerMove': () => moved,
    'runs.start': refuse('Not now'),
  });
  await person.click(await button(name));
  await waitFor(() => expect(asked('runs.start')).toHaveLength(1));
  expect(asked('companies.answerMove')).toMatchObject([
    { input: { company: 'c1', isAccepted, url: move.url } },
  ]);
  expect(asked('runs.start')).toMatchObject([{ input: { companies: ['c1'] } }]);
});

test('a refused answer says why, and starts no scan', async () => {
  const { person, asked } = show(<MoveOffer company={moved} />, {
    'companies.answerMove': refuse('Same board as Acme Group'),
  });
  await person.click(await button(words.accept(move)));
  expect(await screen.findByText('Same board as Acme Group')).toBeDefined();
  expect(asked('runs.start')).toEqual([]);
});
