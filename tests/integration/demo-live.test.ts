import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import { failed, runCli, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { startServedWorld } from '#tests/support/served-host.ts';

function clientOf(link: unknown) {
  const { origin, hash } = new URL(String(link));
  const token = hash.replace('#token=', '');
  return createClient(createHttpTransport({ baseUrl: origin, token })).call;
}

const ended = (call: ReturnType<typeof clientOf>) =>
  vi.waitFor(
    async () => {
      const [run] = await call('runs.list', { limit: 5 });
      // Not one of the past that the demo begins with.
      expect(run?.id).not.toMatch(/^past-/);
      expect(run?.endedAt).toEqual(expect.any(String));
      return run;
    },
    { timeout: 60_000, interval: 100 },
  );

it('a demo beside a host is scanned through the real pipeline, and ends with the host', async () => {
  await using world = await startServedWorld();
  await using host = await world.serve();
  const { url } = await host.call('demo.open', {});
  expect(await host.call('demo.open', {})).toEqual({ url });
  expect(new URL(String(url)).origin).not.toBe(host.origin);
  const demo = clientOf(url);
  expect(await demo('health.get', {})).toMatchObject({
    label: 'Demo with invented companies',
    dataDir: path.join(world.dataDir, 'demo'),
    notices: [],
  });
  const run = await ended(demo);
  expect(run?.openingsFound).toBeGreaterThan(100);
  expect(run?.completedCompanies).toBeGreaterThan(6);
  expect(await host.call('health.get', {})).toMatchObject({ label: null });
  expect(await host.call('companies.list', {})).toEqual([]);
  // Opened from inside, it is the same demo.
  expect(await demo('demo.open', {})).toEqual({ url });
  expect(await host.stop()).toBe(0);
  await expect(fetch(new URL('/healthz', String(url)))).rejects.toThrow();
});

it('a killed host leaves no demo behind, and the next demo starts fresh', async () => {
  await using world = await startServedWorld();
  await using first = await world.serve();
  const before = clientOf((await first.call('demo.open', {})).url);
  await before('companies.add', { url: 'https://jobs.lever.co/another' });
  await first.kill();
  await using second = await world.serve();
  const { url } = await second.call('demo.open', {});
  const companies = await clientOf(url)('companies.list', {});
  expect(companies).toHaveLength(13);
  expect(await ended(clientOf(url))).toMatchObject({ totalCompanies: 13 });
});

it('the command starts the same demo, and a host then opens it too', async () => {
  await using world = await startServedWorld();
  const env = { ROLEWATCH_DATA_DIR: world.dataDir, ROLEWATCH_REDIS_SERVER: 'none' };
  await using demo = startCli(['demo', '--json', '--no-open', '--port', '0'], { env });
  const { url } = await demo.waitForLine(({ type }) => type === 'listening');
  await using host = await world.serve();
  expect(await host.call('demo.open', {})).toEqual({ url });
  const second = await runCli(['demo', '--json', '--no-open', '--port', '0'], { env });
  expect(second).toMatchObject({ exitCode: 1, lines: [{ error: { code: 'data_dir_locked' } }] });
  expect(await host.stop()).toBe(0);
  // The demo is independent and outlives that host.
  expect(await clientOf(url)('companies.list', {})).toHaveLength(13);
});

it('a folder with other files is never used for the demo', async () => {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, 'demo'));
  await writeFile(path.join(folder.path, 'demo', 'letter.txt'), 'mine');
  const args = ['demo', '--json', '--no-open', '--data-dir', folder.path];
  expect(await runCli(args)).toMatchObject(failed('folder_not_empty'));
});

it.each([
  ['a file is in the way', (dir: string) => writeFile(path.join(dir, 'demo'), '')],
  [
    'is not empty',
    async (dir: string) => {
      await mkdir(path.join(dir, 'demo'));
      await writeFile(path.join(dir, 'demo', 'letter.txt'), 'mine');
    },
  ],
])('a demo that cannot start gives the reason: %s', async (reason, prepare) => {
  await using world = await startServedWorld();
  await using host = await world.serve({ env: { ROLEWATCH_REDIS_SERVER: 'none' } });
  await prepare(world.dataDir);
  await expect(host.call('demo.open', {})).rejects.toMatchObject({
    code: 'demo_not_started',
    message: expect.stringContaining(reason),
    hint: expect.stringContaining('untouched'),
  });
});
