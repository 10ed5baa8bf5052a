import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import { parseRoute } from '#renderer/routes.ts';
import { scanStrings as words } from '#renderer/strings/scan.ts';
import { runView, scanned } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { RunPanel } from './run-panel.tsx';

const run = runView('r1', {
  ...{ status: 'partial', endedAt: '2026-11-26T10:01:00Z', companies: [scanned()] },
  ...{ totalCompanies: 13, completedCompanies: 11, failedCompanies: 2, openingsFound: 300 },
  ...{ newPostings: 15, changedPostings: 28, closedPostings: 7 },
});

const statOf = (label: string) => screen.getByText(label).closest('a');

test.each([
  [words.fresh, { foundIn: 'r1' }],
  [words.changed, { changedIn: 'r1' }],
  [words.closed, { closedIn: 'r1' }],
])('the number under %s leads to the openings that it counts', (label, filter) => {
  show(<RunPanel run={run} />);
  const route = parseRoute(statOf(label)?.getAttribute('href') ?? '');
  expect(route.screen).toBe('openings');
  expect(fromParams(route.params)).toEqual(filter);
});

test('the number of failures leads to the failed companies of this scan', () => {
  window.location.hash = '#/scan/r1';
  show(<RunPanel run={run} />);
  const href = statOf(words.failed)?.getAttribute('href') ?? '';
  expect(parseRoute(href)).toEqual({ screen: 'scan', id: 'r1', params: { show: 'failed' } });
});

test('openings of a first scan are not new, and zeros lead nowhere', () => {
  show(<RunPanel run={{ ...run, newPostings: 300, baselinePostings: 300, failedCompanies: 0 }} />);
  expect(screen.getByText(words.fresh).parentElement?.textContent).toBe(`0${words.fresh}`);
  expect(statOf(words.fresh)).toBeNull();
  expect(statOf(words.failed)).toBeNull();
});
