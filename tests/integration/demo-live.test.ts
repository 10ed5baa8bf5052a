import { expect, it } from 'vitest';
import { openLiveWorld } from '#tests/support/live-host.ts';

it('a demo is scanned through the real pipeline, outlives the host, and leaves nothing behind', async () => {
  await using world = await openLiveWorld();
  const own = 'https://boards.greenhouse.io/mine';
  {
    await using host = await world.start();
    await host.call('companies.add', { url: own });
    const run = await host.call('demo.start', {});
    expect(await host.call('health.get', {})).toMatchObject({ isDemo: true });
    expect((await host.call('demo.start', {})).id).toBe(run.id);
    const ended = await host.ended(run);
    expect(ended.jobsFound).toBeGreaterThan(100);
    expect(ended.completedCompanies).toBeGreaterThan(ended.totalCompanies / 2);
    // Mirrors are reached though private networks are not allowed.
    expect(host.settings().allowPrivateNetwork).toBe(false);
    expect(ended.companies.map(({ error }) => error?.code)).not.toContain('private_address');
  }
  await using host = await world.start();
  expect(await host.call('health.get', {})).toMatchObject({ isDemo: true, notices: [] });
  const again = await host.ended(await host.call('runs.start', { all: true }));
  expect(again.companies.map(({ url }) => url)).not.toContain(own);
  expect(again.completedCompanies).toBeGreaterThan(again.totalCompanies / 2);
  const { removed } = await host.call('demo.stop', {});
  expect(removed).toBe(again.totalCompanies);
  expect((await host.call('companies.list', {})).map(({ url }) => url)).toEqual([own]);
  expect(await host.call('health.get', {})).toMatchObject({ isDemo: false });
}, 180_000);
