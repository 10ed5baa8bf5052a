import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { events } from '#contract/events.ts';
import { openDatabase } from '#library/engine/open.ts';
import { finishRun } from '#library/runs/runs.ts';
import { dataPaths } from '#services/paths.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { addTestCompany, scan, testTime } from '#tests/support/database.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

const companies = 4;

async function open(latencyMs = 0) {
  await using stack = new AsyncDisposableStack();
  const sites = stack.use(await startCareerSites({ companies, postings: 10, latencyMs }));
  const world = stack.use(await openLiveWorld());
  const map = path.join(world.dataDir, 'origins.json');
  await sites.writeOriginMap(map);
  const host = stack.use(await world.start());
  await host.call('settings.set', { name: 'originMap', value: map });
  const owned = stack.move();
  return {
    host,
    world,
    scan: () => host.call('runs.start', { urls: sites.companies.map(({ url }) => url) }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

describe('a scan', () => {
  it('reports stored data and queue counts, and fills the inbox', async () => {
    await using t = await open();
    await t.host.ended(await t.scan());
    const { revisions } = await t.host.until('data.changed', (data) => data.revisions.inbox > 0);
    expect(revisions.postings).toBeGreaterThanOrEqual(companies);
    expect(revisions).toMatchObject({ companies: expect.any(Number), runs: expect.any(Number) });
    const { items } = await t.host.call('inbox.list', {});
    expect(items.filter(({ kind }) => kind === 'watching')).toHaveLength(companies);
    await t.host.until('queues.changed', (queues) =>
      queues.some(({ queue, completed }) => queue === 'persist' && completed >= companies),
    );
  });

  it('is in the snapshot of a new client, open and ended', async () => {
    await using t = await open(100);
    const run = await t.scan();
    const during = await t.host.snapshot();
    for (const { event, data } of during) expect(events[event].parse(data)).toEqual(data);
    // A notice is an event only; all other events are state.
    const { 'notice.told': _once, ...state } = events;
    expect(new Set(during.map(({ event }) => event))).toEqual(new Set(Object.keys(state)));
    await t.host.ended(run);
    const after = (await t.host.snapshot()).flatMap(({ event, data }) =>
      event === 'run.changed' ? [data] : [],
    );
    expect(after).toMatchObject([{ id: run.id, status: 'completed' }]);
  });

  it('is still the last one after a restart of the host', async () => {
    await using t = await open();
    const run = await t.scan();
    await t.host.ended(run);
    await t.host[Symbol.asyncDispose]();
    await using next = await t.world.start();
    expect(await next.snapshot()).toContainEqual({
      event: 'run.changed',
      data: expect.objectContaining({ id: run.id, status: 'completed' }),
    });
  });
});

describe('a host', () => {
  it('reports its workers’ usage', async () => {
    await using world = await openLiveWorld({ workerIdleSeconds: 0 });
    await using host = await world.start();
    const { workers } = await host.until('health.changed', (health) =>
      health.workers.every(({ rssBytes, cpu }) => rssBytes !== null && cpu !== null),
    );
    expect(workers).toHaveLength(4);
    for (const { rssBytes } of workers) expect(rssBytes).toBeGreaterThan(10_000_000);
  });

  it('reports that a worker was killed and is back', async () => {
    await using world = await openLiveWorld({ workerIdleSeconds: 0 });
    await using host = await world.start();
    const { workers } = await host.until('health.changed', (health) =>
      health.workers.every(({ state }) => state === 'ready'),
    );
    process.kill(workers.find(({ queue }) => queue === 'parse')?.pid ?? Number.NaN, 'SIGKILL');
    await host.until('health.changed', (health) =>
      health.workers.some(
        ({ queue, state, restarts }) => queue === 'parse' && state === 'ready' && restarts === 1,
      ),
    );
  });

  it('plans its next scan if it is long-lived, and follows the setting', async () => {
    await using world = await openLiveWorld();
    await using host = await world.start({ schedule: true });
    await host.call('companies.add', { url: 'https://jobs.lever.co/acme' });
    await host.until('health.changed', ({ nextScanAt }) => nextScanAt !== null);
    await host.call('settings.set', { name: 'scanEveryHours', value: 0 });
    expect(await host.call('health.get', {})).toMatchObject({ nextScanAt: null });
  });

  it('collects the finds of a run whose end was the last thing it wrote', async () => {
    await using world = await openLiveWorld();
    {
      await using db = await openDatabase(dataPaths(world.dataDir).database);
      const company = await addTestCompany(db);
      await scan(db, company, [], { runId: 'run1' });
      await finishRun(db, { id: 'run1', status: 'completed', message: '', at: testTime });
    }
    await using host = await world.start();
    const { items } = await host.call('inbox.list', {});
    expect(items).toMatchObject([{ kind: 'watching', at: testTime }]);
  });

  it('erases everything during a scan', async () => {
    await using t = await open(300);
    const run = await t.scan();
    await t.host.until('run.changed', ({ id, progress }) => id === run.id && progress > 0);
    expect(await t.host.call('data.erase', { confirm: 'erase' })).toEqual({ removed: companies });
    expect(await t.host.call('companies.list', {})).toEqual([]);
    expect(await t.host.ended(run)).toMatchObject({ status: 'cancelled' });
    const again = await t.host.ended(await t.scan());
    expect(again).toMatchObject({ status: 'completed', newPostings: companies * 10 });
  });
});
