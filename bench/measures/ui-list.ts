import path from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import type { Measure } from '../measure.ts';
import { figure, quantile } from '../statistics.ts';
import { fillLibrary } from '../ui/library.ts';
import { serve } from '../ui/served.ts';

const openings = 100_000;
const words = ['rust engineer', 'senior data', 'payments berlin', 'kafka', 'principal security'];
const keyTargetMs = 100;
const scrollMs = 5_000;
const dropTargetMs = 1_000;

/** How a list of a hundred thousand openings feels: each key of a search, and a long scroll. */
export const uiList: Measure = {
  name: 'ui-list',
  async run(say) {
    await using folder = await temporaryFolder();
    const dataDir = path.join(folder.path, 'data');
    say(`filling a library with ${figure(openings)} openings`);
    await fillLibrary(dataDir, openings);
    await using host = await serve(dataDir);
    await using browser = await startBrowser();
    await using opened = await browser.open(host.link);
    const { page } = opened;
    await page.evaluate(() => {
      location.hash = '#/openings?status=open';
    });
    await page.getByRole('grid').getByRole('row').first().waitFor();
    const keysMs: number[] = [];
    for (const word of words) {
      for (const key of word) keysMs.push(await timeKey(page, key));
      say(`"${word}": slowest key ${figure(Math.max(...keysMs.slice(-word.length)))} ms`);
      await page.getByLabel('Filter openings').fill('');
      await untilSettled(page);
    }
    const frames = await scroll(page);
    return [
      {
        measure: 'search keystroke to painted result, p95',
        ours: `${figure(quantile(keysMs, 0.95))} ms`,
        comparedWith: `${keysMs.length} keys, median ${figure(quantile(keysMs, 0.5))} ms, slowest ${figure(Math.max(...keysMs))} ms`,
        ratio: null,
        target: `≤ ${keyTargetMs} ms`,
        met: quantile(keysMs, 0.95) <= keyTargetMs,
        note: `${figure(openings)} openings; one key after the other, each until its rows are painted`,
      },
      {
        measure: 'scrolling through all of them, longest stall',
        ours: `${figure(Math.max(...frames))} ms`,
        comparedWith: `${frames.length} frames in ${scrollMs / 1_000} s, p95 ${figure(quantile(frames, 0.95))} ms`,
        ratio: null,
        target: `≤ ${figure(dropTargetMs)} ms`,
        met: Math.max(...frames) <= dropTargetMs,
        note: 'headless, without a GPU: frames are drawn by the processor that also runs the host',
      },
    ];
  },
};

/** From the key to the frame in which its rows are on screen, in milliseconds. */
async function timeKey(page: Page, key: string): Promise<number> {
  await page.getByLabel('Filter openings').focus();
  await untilSettled(page);
  const painted = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let typedAt = Number.NaN;
        addEventListener('keydown', ({ timeStamp }) => (typedAt = timeStamp), {
          once: true,
          capture: true,
        });
        // The list says that it is behind until the rows of the last key are in it.
        let wasBehind = false;
        const observer = new MutationObserver(() => {
          // What an earlier key still changes is not this one's.
          if (Number.isNaN(typedAt)) return;
          const isBehind = document.querySelector('main [aria-busy="true"][data-behind]') !== null;
          if (isBehind) wasBehind = true;
          if (isBehind || !wasBehind) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - typedAt)));
        });
        observer.observe(document.body, { subtree: true, attributes: true, childList: true });
      }),
  );
  await page.keyboard.type(key);
  return await painted;
}

const untilSettled = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.querySelector('main [data-behind="true"], main [data-behind][aria-busy="true"]') ===
      null,
  );

/** Time between frames while the list is drawn past, in milliseconds. */
const scroll = (page: Page): Promise<number[]> =>
  page.evaluate(
    (forMs) =>
      new Promise<number[]>((resolve) => {
        const list = document.querySelector('[role="grid"]');
        if (list === null) throw new Error('there is no list');
        const gaps: number[] = [];
        const startedAt = performance.now();
        let last = startedAt;
        const step = list.scrollHeight / (forMs / 16);
        const frame = (now: number) => {
          gaps.push(now - last);
          last = now;
          list.scrollTop += step;
          if (now - startedAt < forMs) requestAnimationFrame(frame);
          else resolve(gaps.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    scrollMs,
  );
