import { notifications } from '@mantine/notifications';
import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { showConnection } from '#renderer/store/live-state.ts';
import { queries, queryClient } from '#renderer/store/queries.ts';
import { showRun, useRuns } from '#renderer/store/run-actions.ts';
import { frameStrings } from '#renderer/strings/frame.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { counts, runView } from '#renderer/testing/samples.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { TopBar } from './top-bar.tsx';

const ended = { status: 'partial', endedAt: '2026-11-26T10:01:00Z' } as const;
const news = { newPostings: 15, failedCompanies: 2, completedCompanies: 11 };

beforeEach(() => {
  useRuns.setState({ open: {} });
  notifications.clean();
});

async function scanFrom(hash: string, id: string) {
  window.location.hash = hash;
  const { person } = show(<TopBar />, { 'runs.start': () => runView(id) });
  await person.click(screen.getByRole('button', { name: frameStrings.scanNow }));
  await screen.findByRole('link', { name: /^Scanning/ });
}

test('a scan leaves the reader where they are, and its end shows with a link', async () => {
  await scanFrom('#/openings/p1', 'told');
  expect(window.location.hash).toBe('#/openings/p1');
  act(() => showRun(runView('told', { ...ended, ...news })));
  expect(await screen.findByText('15 new · 2 problems')).toBeDefined();
  const link = screen.getByRole('link', { name: scanStrings.show });
  expect(link.getAttribute('href')).toBe('#/scan/told');
});

test.each([
  ['was cancelled', '#/inbox', { ...ended, status: 'cancelled' } as const],
  ['is on the Scan screen anyway', '#/scan', ended],
])('nothing shows at the end of a scan that %s', async (_what, hash, end) => {
  const id = `silent${hash}`;
  await scanFrom('#/inbox', id);
  window.location.hash = hash;
  act(() => showRun(runView(id, { ...end, ...news })));
  await waitFor(() => expect(screen.queryByRole('link', { name: /^Scanning/ })).toBeNull());
  expect(screen.queryByText(scanStrings.finished)).toBeNull();
});

test('a scan that this page did not start ends without a word', async () => {
  show(<TopBar />);
  act(() => showRun(runView('other')));
  await screen.findByRole('link', { name: /^Scanning/ });
  act(() => showRun(runView('other', { ...ended, ...news })));
  await waitFor(() => expect(screen.queryByRole('link', { name: /^Scanning/ })).toBeNull());
  expect(screen.queryByText(scanStrings.finished)).toBeNull();
});

const scan = async (companies: number) => {
  queryClient.setQueryData(queries.counts().queryKey, counts({ companies }));
  const shown = show(<TopBar />, { 'runs.start': refuse('The disk is full') });
  await shown.person.click(screen.getByRole('button', { name: frameStrings.scanNow }));
  return shown;
};

test('without companies, Scan now leads to adding some', async () => {
  const { asked } = await scan(0);
  expect(window.location.hash).toBe('#/companies?add=1');
  expect(asked('runs.start')).toEqual([]);
});

test('with companies, Scan now scans them', async () => {
  const { asked } = await scan(1);
  await waitFor(() => expect(asked('runs.start')).toHaveLength(1));
});

test('nothing can be scanned while the host is away', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  show(<TopBar />);
  const button = () => screen.getByRole('button', { name: frameStrings.scanNow });
  expect(button()).toHaveProperty('disabled', false);
  await act(async () => {
    showConnection('reconnecting');
    await vi.advanceTimersByTimeAsync(1_000);
  });
  expect(button()).toHaveProperty('disabled', true);
  await act(async () => showConnection('open'));
  vi.useRealTimers();
});
