import { expect, test } from 'vitest';
import { companyView } from '#tests/support/company-view.ts';
import type { HealthView } from '../model.ts';
import { connectPage, settled, watch } from '../testing/connected-page.ts';
import type { FakeHost } from '../testing/fake-host.ts';
import { runView } from '../testing/samples.ts';
import { useConnection, useHealth, useQueueCounts } from './live-state.ts';
import { queries } from './queries.ts';
import { useRuns } from './run-actions.ts';

const health: HealthView = {
  mode: 'redis',
  workers: [],
  database: 'ready',
  redisPid: 6,
  model: null,
  nextScanAt: null,
  scansHeldBy: null,
  label: null,
  version: '0.1.0',
  dataDir: '/data',
  notices: [],
};

const acme = companyView({ id: 'acme', name: 'Acme' });
const birch = companyView({ id: 'birch', name: 'Birch' });

/** Adds it without an announcement. */
const slipIn = ({ kept }: FakeHost) => kept.companies.set(birch.id, birch);

async function openCompanies() {
  const host = connectPage({ companies: [acme] });
  const answer = watch(queries.companies());
  await settled();
  return { host, answer, names: () => answer().data?.map(({ name }) => name) };
}

test('queries that failed while the host was away run again once it is back', async () => {
  const host = connectPage({ companies: [acme] });
  host.goAway();
  const companies = watch(queries.companies());
  await settled();
  expect(companies().error).toMatchObject({ code: 'host_unreachable' });
  host.connected();
  await settled();
  expect(companies()).toMatchObject({ data: [{ name: 'Acme' }], error: null });
});

test('the page shows whether the host is there', () => {
  const host = connectPage();
  expect(useConnection.getState().state).toBe('open');
  host.goAway();
  expect(useConnection.getState().state).toBe('reconnecting');
});

test('an answer follows a change that another window made', async () => {
  const { host, names } = await openCompanies();
  slipIn(host);
  host.changed(['companies']);
  await settled();
  expect(names()).toEqual(['Acme', 'Birch']);
});

test('a change of another topic leaves an answer alone', async () => {
  const { host, names } = await openCompanies();
  slipIn(host);
  host.changed(['inbox']);
  await settled();
  expect(names()).toEqual(['Acme']);
});

test('a change that was announced while the host was away is fetched once it is back', async () => {
  const { host, names } = await openCompanies();
  host.goAway();
  slipIn(host);
  host.changed(['companies']);
  host.connected();
  await settled();
  expect(names()).toEqual(['Acme', 'Birch']);
});

test('after a restart of the host every answer is fetched again', async () => {
  const { host, names } = await openCompanies();
  host.goAway();
  host.restart();
  slipIn(host);
  host.connected();
  await settled();
  expect(names()).toEqual(['Acme', 'Birch']);
});

test('a run that the host no longer reports after a lost connection is no longer open', () => {
  const host = connectPage();
  useRuns.setState({ open: {} });
  for (const id of ['lost', 'open']) host.publish({ event: 'run.changed', data: runView(id) });
  expect(Object.keys(useRuns.getState().open)).toEqual(['lost', 'open']);
  host.goAway();
  host.connected([{ event: 'run.changed', data: runView('open') }]);
  expect(Object.keys(useRuns.getState().open)).toEqual(['open']);
});

test('reports of health and queues replace the earlier ones', () => {
  const host = connectPage();
  const queue = { queue: 'parse', isPaused: false, waiting: 2, delayed: 0, running: 1 } as const;
  const counts = { completed: 4, failed: 0, perMinute: null, oldestWaitMs: null };
  host.publish({ event: 'queues.changed', data: [{ ...queue, ...counts }] });
  host.publish({ event: 'queues.changed', data: [{ ...queue, ...counts, completed: 5 }] });
  host.publish({ event: 'health.changed', data: health });
  expect(useQueueCounts.getState().queues).toEqual([{ ...queue, ...counts, completed: 5 }]);
  expect(useHealth.getState().health).toEqual(health);
});
