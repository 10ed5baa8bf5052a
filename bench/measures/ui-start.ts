import path from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { figure, type Measure, median } from '../measure.ts';
import { serve } from '../served.ts';
import { fillLibrary } from '../ui/library.ts';
import { type Sight, untilPainted } from '../ui/until-painted.ts';

const starts = 5;
const openings = 1_000;
const readyTargetMs = 1_000;
const scriptTargetKb = 300;
const patienceMs = 30_000;

export const uiStart: Measure = {
  name: 'ui-start',
  async run(say) {
    await using folder = await temporaryFolder();
    const dataDir = path.join(folder.path, 'data');
    await fillLibrary(dataDir, openings);
    await using browser = await startBrowser();
    const tookMs: number[] = [];
    const scriptKb: number[] = [];
    // The first start warms what a restart finds warm.
    for (let n = 0; n <= starts; n++) {
      // The browser already runs: this measures the host.
      await using opened = await browser.open('about:blank');
      const { page } = opened;
      const startedAt = performance.now();
      await using host = await serve(dataDir);
      await page.goto(host.link, { waitUntil: 'commit' });
      await untilPainted(page, usable, patienceMs);
      if (n === 0) continue;
      tookMs.push(performance.now() - startedAt);
      scriptKb.push(await firstScriptKb(page));
      say(`${n} of ${starts}: ${figure(tookMs.at(-1) ?? Number.NaN)} ms`);
    }
    return [
      {
        measure: 'host start to usable page, warm',
        ours: `${figure(median(tookMs))} ms`,
        comparedWith: `median of ${starts}, slowest ${figure(Math.max(...tookMs))} ms`,
        ratio: null,
        target: `≤ ${figure(readyTargetMs)} ms`,
        met: median(tookMs) <= readyTargetMs,
        note: 'from the start of `rolewatch serve` until the inbox is painted with its data',
      },
      {
        measure: 'script of the first screen, compressed',
        ours: `${figure(median(scriptKb))} kB`,
        comparedWith: 'as it goes over the wire',
        ratio: null,
        target: `≤ ${scriptTargetKb} kB`,
        met: median(scriptKb) <= scriptTargetKb,
        note: '',
      },
    ];
  },
};

/** The sidebar shows counts, and the screen more than its title. */
const usable: readonly Sight[] = [
  { selector: 'nav a', text: '^Openings\\s*\\d' },
  { selector: 'main', text: '^Inbox[^]{20,}' },
];

const firstScriptKb = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js')) as PerformanceResourceTiming[];
    return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1_000;
  });
