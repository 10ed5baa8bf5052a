import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CompanyDetail, CompanyScan } from '#renderer/model.ts';
import { showRun } from '#renderer/store/run-actions.ts';
import { readAgainStrings as words } from '#renderer/strings/companies.ts';
import { labels } from '#renderer/strings/labels.ts';
import { runView, scanned } from '#renderer/testing/samples.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { ReadAgain } from './read-again.tsx';

const scan = (said: Partial<CompanyScan>): CompanyScan => ({
  ...{ runId: 'r9', at: '2026-11-26T12:00:00Z', status: 'stored', means: 'listing' },
  ...{ claimed: null, captured: 12, complete: true, held: false, isFirst: false, proof: null },
  ...{ new: 0, changed: 0, closed: 0, error: null, omitted: [] },
  ...said,
});
const company = (scans: readonly CompanyScan[] = []): CompanyDetail => ({
  ...companyView({ means: 'listing' }),
  ...{ recipe: null, page: null, scans: [...scans] },
});

const running = runView('r9', {
  companies: [
    scanned({ id: 'c1', status: 'running', progress: 0.2, step: 'Drawing the page in a browser' }),
  ],
});
const over = { ...running, endedAt: '2026-11-26T12:00:00Z', status: 'completed' as const };

test('one click draws the page, says what is going on, and can be cancelled', async () => {
  const { person, asked } = show(<ReadAgain company={company()} />, {
    'runs.start': () => running,
    'runs.cancel': () => ({ ...over, status: 'cancelled' }),
  });
  await person.click(screen.getByRole('button', { name: words.start }));
  expect(await screen.findByText('Drawing the page in a browser')).toBeDefined();
  expect(screen.getByRole('progressbar', { name: words.busy })).toBeDefined();
  expect(screen.getByRole('button', { name: words.busy }).hasAttribute('disabled')).toBe(true);
  expect(asked('runs.start').map(({ input }) => input)).toEqual([
    { companies: ['c1'], inBrowser: true },
  ]);
  await person.click(screen.getByRole('button', { name: words.cancel }));
  expect(asked('runs.cancel').map(({ input }) => input)).toEqual([{ id: 'r9' }]);
  expect(await screen.findByRole('button', { name: words.start })).toBeDefined();
});

test.each([
  [{ means: 'drawn', captured: 15 }, words.changed(15, labels.means.drawn)],
  [{ means: 'site_api', captured: 15 }, words.changed(15, labels.means.site_api)],
  [{}, words.same(12)],
  [
    { omitted: [{ what: 'the page in a browser', reason: 'it shows no openings' }] },
    words.nothing('it shows no openings'),
  ],
  [{ status: 'cancelled', captured: null }, words.cancelled],
  [
    { status: 'failed', captured: null, error: { code: 'x', message: 'It is down', hint: '' } },
    words.failed('It is down'),
  ],
] as const)('it says what the browser showed: %j', async (said, line) => {
  const { person, showAgain } = show(<ReadAgain company={company()} />, {
    'runs.start': () => running,
  });
  await person.click(screen.getByRole('button', { name: words.start }));
  await screen.findByText('Drawing the page in a browser');
  showRun(over);
  const after = { ...company([scan(said as Partial<CompanyScan>)]) };
  showAgain(<ReadAgain company={after} />);
  expect((await screen.findByRole('status')).textContent).toBe(line);
});

test('a scan that cannot start leaves the button', async () => {
  const { person } = show(<ReadAgain company={company()} />, {
    'runs.start': refuse('The disk is full'),
  });
  await person.click(screen.getByRole('button', { name: words.start }));
  expect(await screen.findByText('The disk is full')).toBeDefined();
  expect(screen.getByRole('button', { name: words.start })).toBeDefined();
});
