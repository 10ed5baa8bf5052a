import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { QueueName } from '#core/job.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { type LiveHost, openLiveWorld } from '#tests/support/live-host.ts';

const companies = 12;
const postings = 10;

/** Career sites and a host that reads them, slowly enough to interrupt. */
async function open(settings: Parameters<typeof openLiveWorld>[0] = {}) {
  await using stack = new AsyncDisposableStack();
  const sites = stack.use(await startCareerSites({ companies, postings, latencyMs: 60 }));
  const world = stack.use(await openLiveWorld(settings));
  const host = stack.use(await world.start());
  const map = path.join(world.dataDir, 'origins.json');
  await sites.writeOriginMap(map);
  await host.call('settings.set', { name: 'originMap', value: map });
  const owned = stack.move();
  const urls = sites.companies.map(({ url }) => url);
  return {
    sites,
    host,
    scan: () => host.call('runs.start', { urls }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const pids = async (host: LiveHost) => {
  const { workers } = await host.call('health.get', {});
  return Object.fromEntries(workers.map(({ queue, pid }) => [queue, pid])) as Record<
    QueueName,
    number | null
  >;
};

const hasBegun = (host: LiveHost, id: string) =>
  host.until('run.changed', (run) => run.id === id && run.progress > 0.05);

describe.each([
  ['over Redis', {}],
  ['in one process', { redisServer: 'none' }],
])('a setting changed during a scan, %s', (_how, settings) => {
  it('applies from then on, and the scan ends as usual', async () => {
    await using t = await open(settings);
    const run = await t.scan();
    await hasBegun(t.host, run.id);
    await t.host.call('settings.set', { name: 'userAgent', value: 'Changed/1.0' });
    expect(await t.host.ended(run)).toMatchObject({
      status: 'completed',
      completedCompanies: companies,
      newPostings: companies * postings,
    });
    const before = t.sites.traffic.seen.length;
    await t.host.ended(await t.scan());
    const later = t.sites.traffic.seen.slice(before);
    expect(new Set(later.map(({ userAgent }) => userAgent))).toEqual(new Set(['Changed/1.0']));
  });
});

describe('a changed setting', () => {
  it('restarts only the workers that use it, and counts no failure', async () => {
    await using t = await open({ workerIdleSeconds: 0 });
    const before = await pids(t.host);
    const run = await t.scan();
    await hasBegun(t.host, run.id);
    await t.host.call('settings.set', { name: 'siteConnections', value: 2 });
    await t.host.ended(run);
    const after = await pids(t.host);
    expect(after.io_fetch).not.toBe(before.io_fetch);
    expect({ ...after, io_fetch: null }).toEqual({ ...before, io_fetch: null });
    const { workers } = await t.host.call('health.get', {});
    expect(workers.map(({ restarts }) => restarts)).toEqual([0, 0, 0, 0]);
  });

  it('may restart all workers during their work', async () => {
    await using t = await open();
    const run = await t.scan();
    for (const [progress, value] of [
      [0.05, 0.002],
      [0.3, 0.003],
    ] as const) {
      await t.host.until('run.changed', (view) => view.id === run.id && view.progress > progress);
      await t.host.call('settings.set', { name: 'retryDelayScale', value });
    }
    expect(await t.host.ended(run)).toMatchObject({
      status: 'completed',
      newPostings: companies * postings,
    });
  });

  it('configures a model that the next scan uses, and tests it', async () => {
    await using llm = await startLlmServer();
    await using t = await open();
    await t.host.ended(await t.scan());
    await t.host.call('settings.set', { name: 'llmModel', value: 'fake-4b' });
    await t.host.call('settings.set', { name: 'llmUrl', value: llm.url });
    await t.host.until('health.changed', ({ model }) => model?.state === 'ready');
    const run = await t.scan();
    const ended = await t.host.ended(run);
    expect(ended.companies[0]?.enhanced).toBe(postings);
    expect(llm.counters().requests).toBe(companies * postings);
  });

  it('reaches clients, and is refused if a variable decides', async () => {
    await using t = await open();
    await t.host.until('data.changed', ({ revisions }) => revisions.settings > 0);
    await expect(
      t.host.call('settings.set', { name: 'offline', value: false }),
    ).rejects.toMatchObject({ code: 'setting_fixed' });
  });
});
