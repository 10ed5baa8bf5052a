import path from 'node:path';
import type { Page } from 'playwright-core';
import { createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import { parseJobId } from '#core/job.ts';
import { dataPaths } from '#services/paths.ts';
import { readRunning } from '#services/redis/server-files.ts';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { openBullmqDriver } from '#workers/drivers/bullmq.ts';
import { figure, type Measure, quantile } from '../measure.ts';
import { serve } from '../served.ts';

const companies = 12;
const openings = 30;
const targetMs = 250;

/** From a worker's report to the pixels on screen. */
export const uiProgress: Measure = {
  name: 'ui-progress',
  async run(say) {
    await using folder = await temporaryFolder();
    const dataDir = path.join(folder.path, 'data');
    const map = path.join(folder.path, 'map.json');
    // One request per opening makes many reports.
    await using sites = await startCareerSites({
      companies,
      postings: openings,
      kinds: ['smartrecruiters'],
      latencyMs: 60,
      jitterMs: 40,
    });
    await sites.writeOriginMap(map);
    await using host = await serve(dataDir, ['--origin-map', map]);
    await using browser = await startBrowser();
    await using opened = await browser.open(host.link);
    // A new library would open the welcome and leave the page.
    await opened.page.locator('main h1').waitFor();
    await watchSteps(opened.page);
    const said = await hearWorkers(dataDir);
    await using _said = said;
    await scanAll(
      host.link,
      sites.companies.map(({ url }) => url),
    );
    const painted = await stepsPainted(opened.page);
    const lagsMs = painted.flatMap(({ id, step, at }) => {
      const saidAt = said.steps.get(`${id} ${step}`);
      return saidAt === undefined ? [] : [at - saidAt];
    });
    say(`${lagsMs.length} steps seen of ${said.steps.size} said`);
    return [
      {
        measure: 'worker progress to pixels, p99',
        ours: `${figure(quantile(lagsMs, 0.99))} ms`,
        comparedWith: `${lagsMs.length} steps painted, median ${figure(quantile(lagsMs, 0.5))} ms`,
        ratio: null,
        target: `≤ ${targetMs} ms`,
        met: quantile(lagsMs, 0.99) <= targetMs,
        note: 'of the steps that were shown: at most ten snapshots of a run are sent a second',
      },
    ];
  },
};

/** When the worker reported each step of each company, epoch milliseconds. */
async function hearWorkers(dataDir: string) {
  const running = await readRunning(dataPaths(dataDir).redis.connection);
  if (running === null) throw new Error('there is no Redis');
  const driver = await openBullmqDriver(running.address, silentLog);
  const steps = new Map<string, number>();
  driver.subscribe((event) => {
    const key = parseJobId(event.id);
    if (event.type !== 'progress' || key === null) return;
    steps.set(`${key.companyId} ${event.progress.step}`, event.progress.at);
  });
  return { steps, [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose]() };
}

async function scanAll(link: string, urls: readonly string[]): Promise<void> {
  const { origin, hash } = new URL(link);
  const transport = createHttpTransport({ baseUrl: origin, token: hash.replace('#token=', '') });
  const { call, on } = createClient(transport);
  const ended = Promise.withResolvers<void>();
  on('run.changed', ({ endedAt }) => {
    if (endedAt !== null) ended.resolve();
  });
  await call('runs.start', { urls: [...urls], enrich: false });
  await ended.promise;
  transport.close();
}

type Painted = { readonly id: string; readonly step: string; readonly at: number };

async function watchSteps(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/scan';
    const seen = new Map<string, number>();
    Object.assign(window, { stepsPainted: seen });
    const look = () => {
      for (const row of document.querySelectorAll('main tbody tr')) {
        const id = row.querySelector('a')?.hash.split('/').at(-1);
        const step = row.querySelector('td:nth-child(3)')?.textContent ?? '';
        const key = JSON.stringify([id, step]);
        if (seen.has(key)) continue;
        seen.set(key, Number.NaN);
        requestAnimationFrame(() =>
          setTimeout(() => seen.set(key, performance.timeOrigin + performance.now())),
        );
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

const stepsPainted = async (page: Page): Promise<readonly Painted[]> => {
  const entries = await page.evaluate(() => [
    ...(window as unknown as { stepsPainted: Map<string, number> }).stepsPainted,
  ]);
  return entries.map(([key, at]) => {
    const [id, step] = JSON.parse(key) as [string, string];
    return { id, step, at };
  });
};
