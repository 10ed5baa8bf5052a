import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { parseRoute } from '#renderer/routes.ts';
import { refresh } from '#renderer/store/queries.ts';
import { useRuns } from '#renderer/store/run-actions.ts';
import { scanStrings as words } from '#renderer/strings/scan.ts';
import { counts, runView, scanned } from '#renderer/testing/samples.ts';
import { type Answers, show } from '#renderer/testing/show.tsx';
import { ScanScreen } from './scan-screen.tsx';

afterEach(() => useRuns.setState({ open: {} }));

const run = runView('r1', {
  ...{ status: 'completed', endedAt: '2026-11-26T10:01:00Z', completedCompanies: 1 },
  companies: [scanned({ name: 'Hive & Co' })],
});

const hostWith = (companies: number, runs: readonly (typeof run)[]): Answers => ({
  'counts.get': () => counts({ companies, checkedCompanies: companies }),
  'runs.list': () => [...runs],
  'runs.get': () => run,
  'runs.clear': () => ({ removed: 1 }),
});

test('without companies the screen offers to add some, and no scan', async () => {
  const { person } = show(<ScanScreen />, hostWith(0, []));
  expect(await screen.findByRole('heading', { name: words.empty })).toBeDefined();
  expect(screen.queryByRole('button', { name: words.start })).toBeNull();
  await person.click(screen.getByRole('button', { name: words.add }));
  expect(parseRoute(window.location.hash)).toMatchObject({
    ...{ screen: 'companies', params: { add: '1' } },
  });
});

test('a cleared history leaves no scan on the screen', async () => {
  const { person, answer, asked } = show(<ScanScreen />, hostWith(1, [run]));
  expect(await screen.findByText('Hive & Co')).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.clear }));
  expect(asked('runs.clear')).toHaveLength(1);
  answer(hostWith(1, []));
  refresh(['runs']);
  expect(await screen.findByText(words.noPast)).toBeDefined();
  await waitFor(() => expect(screen.queryByText('Hive & Co')).toBeNull());
});
