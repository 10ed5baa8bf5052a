import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { holdLock } from '#tests/support/hold-lock.ts';
import { startServedWorld } from '#tests/support/served-host.ts';

it('a database that another program locks is reported, and work continues once it is released', async () => {
  await using world = await startServedWorld({ companies: 4, postings: 5, latencyMs: 200 });
  await using host = await world.serve({ env: { ROLEWATCH_SITE_DELAY_MS: '0' } });
  const isWell = async () => (await fetch(`${host.origin}/healthz`)).ok;
  const { id } = await host.call('runs.start', {
    urls: world.sites.companies.map(({ url }) => url),
  });
  await using held = await holdLock(path.join(world.dataDir, 'rolewatch.db'));
  const refused = host.call('preferences.set', { key: 'x', value: 1 });
  await expect(refused).rejects.toMatchObject({ code: 'database_busy' });
  expect(await host.call('health.get', {})).toMatchObject({
    database: 'busy',
    notices: [{ message: 'The database is busy' }],
  });
  expect(await isWell()).toBe(false);
  await held.release();
  await vi.waitFor(async () => expect(await isWell()).toBe(true), { timeout: 60_000 });
  await host.call('preferences.set', { key: 'x', value: 1 });
  const ended = async () => {
    const { status, endedAt } = await host.call('runs.get', { id });
    expect(endedAt).not.toBeNull();
    return status;
  };
  expect(await vi.waitFor(ended, { timeout: 60_000 })).toBe('completed');
  expect((await host.call('health.get', {})).notices).toEqual([]);
});
