import path from 'node:path';
import type { Page } from 'playwright-core';
import { openingStrings } from '#renderer/strings/openings.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { figure, type Measure, quantile } from '../measure.ts';
import { serve } from '../served.ts';
import { fillLibrary } from '../ui/library.ts';
import { untilPainted } from '../ui/until-painted.ts';

const openings = 100_000;
const words = ['rust engineer', 'senior data', 'payments berlin', 'kafka', 'principal security'];
const keyTargetMs = 100;
const keyPatienceMs = 10_000;
const scrollMs = 5_000;
const dropTargetMs = 1_000;

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
    await untilShown(page, '');
    const keysMs: number[] = [];
    for (const word of words) {
      for (const [n, key] of [...word].entries()) {
        keysMs.push(await timeKey(page, key, word.slice(0, n + 1)));
      }
      say(`"${word}": slowest key ${figure(Math.max(...keysMs.slice(-word.length)))} ms`);
      await page.getByLabel('Filter openings').fill('');
      await untilShown(page, '');
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

/** From the key to the frame that shows the rows of `words`, in milliseconds. */
async function timeKey(page: Page, key: string, words: string): Promise<number> {
  await page.getByLabel('Filter openings').focus();
  await page.evaluate(() => {
    const note = ({ timeStamp }: KeyboardEvent) => Object.assign(window, { typedAt: timeStamp });
    addEventListener('keydown', note, { once: true, capture: true });
  });
  const painted = untilShown(page, words);
  await page.keyboard.type(key);
  const paintedAt = await painted;
  const typedAt = await page.evaluate(() => (window as unknown as { typedAt: number }).typedAt);
  return paintedAt - typedAt;
}

/** The list names the words of its count, '' for no words. Its rows appear with it. */
const untilShown = (page: Page, words: string): Promise<number> =>
  untilPainted(page, [{ selector: 'main [role="status"]', text: countOf(words) }], keyPatienceMs);

const countOf = (words: string): string =>
  `^[\\d,.+]+ openings?${words === '' ? '' : openingStrings.totalOf(words)}$`;

/** Time between frames while the list scrolls, in milliseconds. */
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
