import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { HealthView } from '../model.ts';
import { useHealth } from '../store/live-state.ts';
import { scanStrings as words } from '../strings/scan.ts';
import { runView } from '../testing/samples.ts';
import { show } from '../testing/show.tsx';
import { OfflineBand } from './offline-band.tsx';

afterEach(() => useHealth.setState({ health: null }));

const held = (scansHeldBy: HealthView['scansHeldBy']) =>
  useHealth.setState({ health: { scansHeldBy } as HealthView });

const past = (isOffline: boolean, isStillOffline = true) => ({
  'health.connection': () => ({ isOffline: isStillOffline }),
  'runs.list': () => [runView('r1', { isOffline, endedAt: '2026-11-26T10:01:00Z' })],
});

test('after a scan that reached no site, one band offers another try', async () => {
  const { person, asked } = show(<OfflineBand />, past(true));
  expect(await screen.findByText(words.offlineTitle)).toBeDefined();
  expect(screen.getByText(words.scanAgain)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.tryNow }));
  expect(asked('runs.start').map(({ input }) => input)).toEqual([{ all: true }]);
});

test('the band announces a scan that waits for the connection', async () => {
  held('offline');
  show(<OfflineBand />, past(false));
  expect(await screen.findByText(words.triesAgain)).toBeDefined();
});

test('the band goes when the connection is back, though no scan is planned', async () => {
  const { answer, asked } = show(<OfflineBand />, past(true));
  expect(await screen.findByText(words.offlineTitle)).toBeDefined();
  await waitFor(() => expect(asked('health.connection')).toHaveLength(1));
  answer(past(true, false));
  act(() => {
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
  });
  await waitFor(() => expect(screen.queryByText(words.offlineTitle)).toBeNull());
});

test('no band shows after a scan that reached its sites', async () => {
  held('battery');
  const { asked } = show(<OfflineBand />, past(false));
  await waitFor(() => expect(asked('runs.list')).toHaveLength(1));
  expect(screen.queryByText(words.offlineTitle)).toBeNull();
});
