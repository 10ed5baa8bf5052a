import './testing/pseudo-locale.ts';
import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { companyView } from '#tests/support/company-view.ts';
import { Shell } from './frame/shell.tsx';
import type { HealthView } from './model.ts';
import { useConnection, useHealth } from './store/live-state.ts';
import { hardCodedIn } from './testing/pseudo-locale.ts';
import {
  application,
  card,
  counts,
  facets,
  inboxItem,
  opening,
  row,
  runView,
  scanned,
} from './testing/samples.ts';
import { type Answers, show } from './testing/show.tsx';

// The host's texts are Greek, so that plain letters are the page's own.
const name = 'Άκμη';
const title = 'Μελισσοκόμος';
const error = { code: 'internal', message: 'Λάθος', hint: 'Ξανά.' } as const;
const posting = row({ title, company: name, isRead: false, stage: 'applied' });
const company = companyView({ name, sourceLabel: 'Λίστα', health: 'failed', lastError: error });
const run = runView('r1', {
  ...{ status: 'partial', endedAt: '2026-11-26T10:01:00Z', message: '' },
  companies: [scanned({ name, step: 'Τέλος', status: 'failed', error })],
});

const host: Answers = {
  'counts.get': () => counts({ inbox: 2, openings: 9, companies: 2, failingCompanies: 1 }),
  'searches.list': () => [
    {
      ...{ id: 's1', name: 'Ρόδος', filter: {}, newCount: 3 },
      ...{ createdAt: '2026-11-01T00:00:00Z', viewedAt: '2026-11-01T00:00:00Z' },
    },
  ],
  'inbox.list': () => ({
    items: [
      inboxItem(1, { posting, company: { id: 'c1', name } }),
      inboxItem(2, { kind: 'broken', posting: null, company: { id: 'c1', name }, error }),
    ],
    total: 2,
    counts: { for_you: 1, changes: 0, closed: 0, problems: 1 },
  }),
  'inbox.archive': () => ({ ids: [] }),
  'postings.list': () => ({ rows: [posting], total: 1, isTotalExact: true, upTo: 9 }),
  'postings.get': () =>
    opening({}, { title, company: name, descriptionText: 'Μέλι', descriptionHtml: '<p>Μέλι</p>' }),
  'postings.mark': () => ({ changed: [] }),
  'postings.facets': () =>
    facets({
      companies: [{ value: 'c1', label: name, count: 12 }],
      skills: [{ value: 'Μέλι', count: 3 }],
    }),
  'postings.countNew': () => ({ count: 2 }),
  'applications.list': () => [
    card('p1', { posting: { ...posting, url: null, applyUrl: null }, nextStep: 'Αύριο' }),
  ],
  'companies.list': () => [company],
  'companies.trends': () => [],
  'companies.detail': () => ({ ...company, recipe: null, page: null, scans: [] }),
  'insights.get': () => ({
    ...{ open: 9, weeks: [], workplaces: [], seniorities: [], employmentTypes: [], skills: [] },
    companies: [{ id: 'c1', name, open: 9, new: 3 }],
    pay: {
      ...{ currency: 'USD', ratesOf: '2026-09-29', stated: 0, withoutRate: 0 },
      ...{ median: null, bands: [] },
    },
  }),
  'runs.list': () => [run],
  'runs.get': () => run,
  'jobs.list': () => [],
  'settings.list': () => [],
  'models.find': () => [],
};

const health: HealthView = {
  ...{ mode: 'redis', workers: [], database: 'ready', redisPid: 12, model: null, label: null },
  ...{ nextScanAt: null, scansHeldBy: null, notices: [], version: '1.0.0', dataDir: '/μέλι' },
};

beforeEach(() => {
  useConnection.setState({ state: 'open' });
  useHealth.setState({ health });
});

test.each([
  'inbox',
  'inbox/1',
  'inbox/2',
  'openings',
  'openings/p1',
  'board',
  'board/p1',
  'companies',
  'companies/c1',
  'insights',
  'scan',
  'queues',
  'settings',
  'welcome',
])('%s has no word of its own: all come from renderer/strings', async (address) => {
  window.location.hash = `#/${address}`;
  show(<Shell />, { ...host, 'applications.update': () => application() });
  await screen.findByRole('heading', { level: 1 });
  await waitFor(() => expect(document.querySelector('[aria-busy="true"]')).toBeNull());
  expect(hardCodedIn(document.body)).toEqual([]);
});

test('the palette and the list of keys have no word of their own', async () => {
  const { person } = show(<Shell />, host);
  await person.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await person.keyboard('{Escape}?');
  await screen.findAllByRole('dialog');
  expect(hardCodedIn(document.body)).toEqual([]);
});
