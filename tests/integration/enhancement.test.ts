import { expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { runCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';

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
