import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { fakeVllm } from '#tests/support/fake-vllm.ts';
import { openLiveWorld } from '#tests/support/live-host.ts';

it('sends every new opening to the model once, and none in a second scan', async () => {
  await using sites = await startCareerSites({ companies: 3, postings: 45 });
  await using llm = await startLlmServer();
  await using folder = await temporaryFolder();
  const dataDir = `${folder.path}/data`;
  const map = `${folder.path}/origins.json`;
  await sites.writeOriginMap(map);
  const urls = sites.companies.map(({ url }) => url);
  const scrape = () =>
    runCli([
      '--json',
      'scrape',
      '--data-dir',
      dataDir,
      '--origin-map',
      map,
      '--llm-url',
      llm.url,
      ...urls,
    ]);

  const first = await scrape();
  expect(first.lines.at(-1)).toMatchObject({ status: 'completed', totals: { enhanced: 135 } });
  expect(llm.counters().requests).toBe(135);
  expect(llm.counters().maxInFlight).toBeLessThanOrEqual(32);

  const second = await scrape();
  expect(second.lines.at(-1)).toMatchObject({ status: 'completed', totals: { enhanced: 0 } });
  expect(llm.counters().requests).toBe(135);

  const [company] = sites.companies;
  if (company === undefined) throw new Error('no company');
  sites.changePosting(company, company.postings[0]?.id ?? 0, { title: 'Chief Baker' });
  const third = await scrape();
  expect(third.lines.at(-1)).toMatchObject({ totals: { changed: 1, enhanced: 1 } });
  expect(llm.counters().requests).toBe(136);
});

it('reports the model’s progress', async () => {
  await using sites = await startCareerSites({ companies: 1, postings: 40 });
  await using llm = await startLlmServer({ latencyMs: 50, slots: 4 });
  await using folder = await temporaryFolder();
  const dataDir = `${folder.path}/data`;
  const map = `${folder.path}/origins.json`;
  await sites.writeOriginMap(map);
  const { lines } = await runCli([
    ...['--json', 'scrape', '--data-dir', dataDir, '--origin-map', map, '--llm-url', llm.url],
    ...sites.companies.map(({ url }) => url),
  ]);
  const steps = lines.map(({ step }) => String(step));
  expect(steps.some((step) => /^Enhanced \d+\/20$/.test(step))).toBe(true);
  const messages = lines.map(({ message }) => String(message));
  expect(messages.some((message) => /^stored 40, enhancing \d+\/40$/.test(message))).toBe(true);
});

it('starts vLLM when there is work, shows its progress, and stops it once idle', async () => {
  await using sites = await startCareerSites({ companies: 1, postings: 5 });
  await using world = await openLiveWorld();
  const map = path.join(world.dataDir, 'origins.json');
  await sites.writeOriginMap(map);
  await using host = await world.start();
  const set = (values: Readonly<Record<string, unknown>>) =>
    Promise.all(
      Object.entries(values).map(([name, value]) => host.call('settings.set', { name, value })),
    );
  await set({
    originMap: map,
    vllmIdleSeconds: 1,
    vllmServer: await fakeVllm(world.dataDir, { stepMs: 100 }),
    vllmArguments: '--max-num-seqs 4',
  });
  await set({ llmSource: 'vllm' });
  expect((await host.call('health.get', {})).model).toMatchObject({
    source: 'vllm',
    state: 'idle',
  });

  const run = await host.call('runs.start', { urls: sites.companies.map(({ url }) => url) });
  expect(await host.ended(run)).toMatchObject({
    status: 'completed',
    message: 'stored 5, enhanced 5/5',
  });

  const heard = host.heard('health.changed').map(({ model }) => model);
  expect(heard.some((model) => model?.state === 'ready')).toBe(true);
  // Events are merged, so not every step is among them.
  const shares = heard.flatMap((model) => model?.progress?.fraction ?? []);
  expect(new Set(shares).size).toBeGreaterThan(2);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  await expect.poll(async () => (await host.call('health.get', {})).model?.state).toBe('idle');
  const log = await readFile(path.join(world.dataDir, 'logs', 'vllm.log'), 'utf8');
  expect(log).toContain('vLLM API server version');
});
