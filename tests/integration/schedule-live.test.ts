import { describe, expect, it } from 'vitest';
import { openLiveWorld } from '#tests/support/live-host.ts';

describe.each([
  ['over Redis', {}],
  ['in one process', { redisServer: 'none' }],
])('automatic scans, %s', (_how, settings) => {
  it('are planned, and stay paused over a restart until they are resumed', async () => {
    await using world = await openLiveWorld(settings);
    {
      await using host = await world.start({ schedule: true });
      await host.call('companies.add', { url: 'https://jobs.lever.co/acme' });
      await host.until('health.changed', ({ nextScanAt }) => nextScanAt !== null);
      const paused = await host.call('scans.pause', { isPaused: true });
      expect(paused).toMatchObject({ nextScanAt: null, scansHeldBy: 'paused' });
    }
    await using host = await world.start({ schedule: true });
    await host.until('health.changed', ({ scansHeldBy }) => scansHeldBy === 'paused');
    const resumed = await host.call('scans.pause', { isPaused: false });
    expect(resumed).toMatchObject({ nextScanAt: expect.any(String), scansHeldBy: null });
  });

  it('follow a company’s own interval if the general one is off', async () => {
    await using world = await openLiveWorld({ ...settings, scanEveryHours: 0 });
    await using host = await world.start({ schedule: true });
    const { id } = await host.call('companies.add', { url: 'https://jobs.lever.co/acme' });
    expect(await host.call('health.get', {})).toMatchObject({ nextScanAt: null });
    await host.call('companies.update', { company: id, scanEveryHours: 24 });
    await host.until('health.changed', ({ nextScanAt }) => nextScanAt !== null);
    const [company] = await host.call('companies.list', {});
    expect(company).toMatchObject({ scanEveryHours: 24 });
  });
});
