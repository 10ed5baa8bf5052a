import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RunCompany } from '#renderer/model.ts';
import { scanStrings as words } from '#renderer/strings/scan.ts';
import { scanned } from '#renderer/testing/samples.ts';
import { never, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { RunCompanies } from './run-companies.tsx';

const shown = (companies: readonly RunCompany[], { isOpen = false, isLatest = true } = {}) => (
  <RunCompanies companies={companies} isOpen={isOpen} isLatest={isLatest} />
);

const rowOf = (name: string) => within(screen.getByRole('link', { name }).closest('tr') ?? fail());
const fail = (): never => {
  throw new Error('no row');
};

const failed = scanned({
  id: 'c2',
  name: 'Birch',
  status: 'failed',
  phase: 'fetch',
  postings: null,
  new: null,
  changed: null,
  closed: null,
  error: {
    code: 'http_status',
    message: 'Birch has a problem',
    hint: 'The next scan tries again.',
  },
});

test('a checked company shows its result and leads to its openings', () => {
  show(shown([scanned()]), { 'companies.list': () => never() });
  expect(rowOf('Acme').getByText('Read 6 of 6 openings')).toBeDefined();
  const steps = rowOf('Acme').getByRole('img').getAttribute('aria-label');
  expect(steps).toContain(`${words.phases.fetch}: ${words.phaseStates.done}`);
  expect(rowOf('Acme').getByRole('link', { name: '6' }).getAttribute('href')).toContain('c1');
});

test('a company in progress shows its step, and its numbers are unknown', () => {
  const step = 'Page 2 of 4';
  const working = scanned({ status: 'running', phase: 'fetch', step, postings: null, new: null });
  show(shown([working], { isOpen: true }));
  expect(rowOf('Acme').getByText('Page 2 of 4')).toBeDefined();
  const steps = rowOf('Acme').getByRole('img').getAttribute('aria-label');
  expect(steps).toContain(`${words.phases.fetch}: ${words.phaseStates.busy}`);
  expect(rowOf('Acme').getAllByText('–').length).toBeGreaterThan(0);
});

test('a failed company shows the reason, its last number and a retry', async () => {
  const { person, asked } = show(shown([scanned(), failed]), {
    'companies.list': () => [companyView({ id: 'c2', means: 'ats_api', openPostings: 4 })],
    'runs.start': refuse('A scan is running already'),
  });
  const birch = rowOf('Birch');
  expect(birch.getByText('Birch has a problem')).toBeDefined();
  expect(birch.getByText('The next scan tries again.')).toBeDefined();
  expect(await birch.findByText(/4/)).toBeDefined();
  await person.click(birch.getByRole('button', { name: words.retry }));
  expect(asked('runs.start')).toEqual([{ method: 'runs.start', input: { companies: ['c2'] } }]);
  expect(await screen.findByText('A scan is running already')).toBeDefined();
});

test('a failed company has no retry while the scan runs', () => {
  show(shown([failed], { isOpen: true }));
  expect(screen.queryByRole('button', { name: words.retry })).toBeNull();
});

test('an offline machine is no failure of the company', () => {
  const offline = { code: 'offline', message: 'You are offline', hint: 'Connect.' };
  show(shown([{ ...failed, error: offline }]));
  expect(rowOf('Birch').getByText(words.notRead)).toBeDefined();
  expect(screen.queryByText('You are offline')).toBeNull();
  expect(screen.queryByRole('button', { name: words.retry })).toBeNull();
});

test('openings of a first scan are not new', () => {
  const first = scanned({ postings: 6, new: 6, isFirst: true });
  show(shown([first]));
  const fresh = rowOf('Acme').getAllByRole('cell')[4];
  expect(fresh?.textContent).toBe('–');
  expect(fresh?.querySelector('[title]')?.getAttribute('title')).toBe(words.firstScan);
});

test('without a model no company has the step of the model', () => {
  show(shown([scanned()]));
  expect(rowOf('Acme').queryByText(words.phases.enhance)).toBeNull();
  expect(rowOf('Acme').getByText(words.phases.store)).toBeDefined();
});

test('a partly read company can be read again', async () => {
  const { person, asked } = show(shown([scanned({ status: 'partial' })]), {
    'companies.list': () => [],
    'runs.start': refuse('A scan is running already'),
  });
  await person.click(screen.getByRole('button', { name: words.retry }));
  expect(asked('runs.start')).toEqual([{ method: 'runs.start', input: { companies: ['c1'] } }]);
});

test('companies can be filtered by kind, with a note if none match', async () => {
  const { person } = show(shown([scanned(), failed]));
  await person.click(screen.getByRole('radio', { name: words.filters.failed }));
  expect(screen.queryByRole('link', { name: 'Acme' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Birch' })).toBeDefined();
  await person.click(screen.getByRole('radio', { name: words.filters.open }));
  expect(screen.getByText(words.noneLike.open)).toBeDefined();
});
