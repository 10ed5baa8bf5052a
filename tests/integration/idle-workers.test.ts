import path from 'node:path';
import { expect, it } from 'vitest';
import type { HealthView } from '#contract/health.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

const areAll = (state: HealthView['workers'][number]['state']) => (health: HealthView) =>
  health.workers.length === 4 && health.workers.every((worker) => worker.state === state);

it('workers start with the first job, stop once idle, and start again', async () => {
  await using sites = await startCareerSites({ companies: 1, postings: 2 });
  await using world = await openLiveWorld({ workerIdleSeconds: 1 });
  await using host = await world.start();
  const map = path.join(world.dataDir, 'origins.json');
  await sites.writeOriginMap(map);
  await host.call('settings.set', { name: 'originMap', value: map });
  expect(await host.call('health.get', {})).toSatisfy(areAll('idle'));
  for (let scan = 0; scan < 2; scan++) {
    const run = await host.call('runs.start', { urls: sites.companies.map(({ url }) => url) });
    expect(await host.ended(run)).toMatchObject({ status: 'completed', failedCompanies: 0 });
    await expect.poll(() => host.call('health.get', {})).toSatisfy(areAll('idle'));
  }
  const { workers } = await host.call('health.get', {});
  expect(workers.map(({ pid, restarts }) => [pid, restarts])).toEqual([
    [null, 0],
    [null, 0],
    [null, 0],
    [null, 0],
  ]);
});
