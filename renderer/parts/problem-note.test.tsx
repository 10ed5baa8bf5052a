import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import { companyView } from '#tests/support/company-view.ts';
import type { CompanyView } from '../model.ts';
import { problemStrings as words } from '../strings/problems.ts';
import { show } from '../testing/show.tsx';
import { ProblemNote } from './problem-note.tsx';

const walled = toErrorView(
  new AppError('challenge_page', { url: 'https://acme.example/jobs?page=1', kind: 'captcha' }),
);
const gone = toErrorView(new AppError('unknown_board', { source: 'Lever', slug: 'acme' }));

const failing = (over: Partial<CompanyView> = {}) => companyView({ health: 'failed', ...over });

test('the words of the machine wait behind the details', async () => {
  const { person } = show(<ProblemNote company={failing()} error={walled} />);
  expect(screen.getByText('Acme’s job board (Lever) blocks automated readers')).toBeDefined();
  expect(screen.queryByText(/page=1/)).toBeNull();
  await person.click(screen.getByRole('button', { name: words.details }));
  expect(screen.getByText(/page=1/)).toBeDefined();
});

test('a page that only people may read is opened in the browser', () => {
  show(<ProblemNote company={failing()} error={walled} />);
  const link = screen.getByRole('link', { name: words.steps.open_page });
  expect(link.getAttribute('href')).toBe('https://acme.example/jobs');
});

test('a board that is gone leads to the field for its address', () => {
  show(<ProblemNote company={failing()} error={gone} />);
  const link = screen.getByRole('link', { name: words.steps.edit_address });
  expect(link.getAttribute('href')).toBe('#/companies/c1?edit=address');
});

test('a passing failure is tried again', async () => {
  const error = toErrorView(
    new AppError('server_error', { url: 'https://x.example', status: 500 }),
  );
  const { person, asked } = show(<ProblemNote company={failing()} error={error} />);
  await person.click(screen.getByRole('button', { name: words.steps.retry }));
  expect(asked('runs.start').map(({ input }) => input)).toEqual([{ companies: ['c1'] }]);
});

test('a problem can be muted, and then alarms no one', async () => {
  const { person, asked, showAgain } = show(<ProblemNote company={failing()} error={walled} />, {
    'companies.update': () => failing(),
  });
  expect(screen.queryByRole('note')).toBeNull();
  await person.click(screen.getByRole('button', { name: words.mute }));
  expect(asked('companies.update').map(({ input }) => input)).toEqual([
    { company: 'c1', isMuted: true },
  ]);
  const muted = failing({ isMuted: true, isQuiet: true });
  showAgain(<ProblemNote company={muted} error={walled} />);
  expect(screen.getByText(words.muted)).toBeDefined();
  expect(screen.getByRole('note')).toBeDefined();
  expect(screen.getByRole('button', { name: words.unmute })).toBeDefined();
});

test('the same failure again and again says so, and alarms no one', () => {
  const company = failing({ sameFailures: 3, isQuiet: true });
  show(<ProblemNote company={company} error={walled} />);
  expect(screen.getByText(words.quiet(3))).toBeDefined();
  expect(screen.getByRole('note')).toBeDefined();
});

test('a page without readable openings alarms no one: it is watched', () => {
  const error = toErrorView(
    new AppError('no_openings_found', { url: 'https://acme.example/jobs' }),
  );
  show(
    <ProblemNote
      company={failing({ sourceLabel: null, isQuiet: true, sameFailures: 4 })}
      error={error}
    />,
  );
  const note = screen.getByRole('note');
  expect(note.textContent).toContain('No openings can be read here');
  expect(note.textContent).toContain('Rolewatch tells you when the page changes');
  expect(note.textContent).not.toContain(words.quiet(4));
});
