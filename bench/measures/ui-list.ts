import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { openingStrings } from '#renderer/strings/openings.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import type { EarlierBuild } from '../earlier-build.ts';
import { figure, type Measure, quantile, type Row } from '../measure.ts';
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
  async run(say, earlier) {
    await using folder = await temporaryFolder();
    say(`filling a library with ${figure(openings)} openings`);
    const dataDir = path.join(folder.path, 'data');
    await fillLibrary(dataDir, openings);
    await using browser = await startBrowser();
    await using ours = await openList(browser, dataDir);
    await using theirs =
      earlier === null
        ? null
        : await openList(browser, await fillEarlier(earlier, folder.path), earlier);
    const both = theirs === null ? [ours] : [ours, theirs];
    for (const word of words) {
      for (const [n, key] of [...word].entries()) {
        // In turns, so that what else the machine does meets both.
        for (const list of n % 2 === 0 ? both : both.toReversed()) {
          list.keysMs.push(await timeKey(list.page, key, word.slice(0, n + 1)));
        }
      }
      say(`"${word}": slowest key ${figure(Math.max(...ours.keysMs.slice(-word.length)))} ms`);
      for (const { page } of both) {
        await page.bringToFront();
        await page.getByLabel('Filter openings').fill('');
        await untilShown(page, '');
      }
    }
    await ours.page.bringToFront();
    const frames = await scroll(ours.page);
    return [
      keyRow(ours.keysMs),
      ...earlierRow(ours.keysMs, theirs?.keysMs, earlier),
      dropRow(frames),
    ];
  },
};

function keyRow(keysMs: readonly number[]): Row {
  const p95 = quantile(keysMs, 0.95);
  return {
    measure: 'search keystroke to painted result, p95',
    ours: `${figure(p95)} ms`,
    comparedWith: `${keysMs.length} keys, median ${figure(quantile(keysMs, 0.5))} ms, slowest ${figure(Math.max(...keysMs))} ms`,
    ratio: null,
    target: `≤ ${keyTargetMs} ms`,
    met: p95 <= keyTargetMs,
    note: `${figure(openings)} openings; one key after the other, each until its rows are painted`,
  };
}

function earlierRow(
  ours: readonly number[],
  theirs: readonly number[] | undefined,
  earlier: EarlierBuild | null,
): readonly Row[] {
  if (theirs === undefined || earlier === null) return [];
  const [our, their] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  const ratio = our / their;
  return [
    {
      measure: 'the same key in an earlier build, median',
      ours: `${figure(our)} ms`,
      comparedWith: `${figure(their)} ms, p95 ${figure(quantile(theirs, 0.95))} ms: ${earlier.commit}`,
      ratio,
      target: '≤ 1 ×',
      met: ratio <= 1,
      note: 'key by key in turns, each build with a library of its own code',
    },
  ];
}

const dropRow = (frames: readonly number[]): Row => ({
  measure: 'scrolling through all of them, longest stall',
  ours: `${figure(Math.max(...frames))} ms`,
  comparedWith: `${frames.length} frames in ${scrollMs / 1_000} s, p95 ${figure(quantile(frames, 0.95))} ms`,
  ratio: null,
  target: `≤ ${figure(dropTargetMs)} ms`,
  met: Math.max(...frames) <= dropTargetMs,
  note: 'headless, without a GPU: frames are drawn by the processor that also runs the host',
});

type TimedList = AsyncDisposable & { readonly page: Page; readonly keysMs: number[] };

/** The list of all openings on screen, served by this build or an earlier one. */
async function openList(
  browser: TestBrowser,
  dataDir: string,
  earlier?: EarlierBuild,
): Promise<TimedList> {
  await using stack = new AsyncDisposableStack();
  const host = stack.use(await serve(dataDir, [], {}, earlier?.entry));
  const { page } = stack.use(await browser.open(host.link));
  await page.evaluate(() => {
    location.hash = '#/openings?status=open';
  });
  await page.getByRole('grid').getByRole('row').first().waitFor();
  await untilShown(page, '');
  const owned = stack.move();
  return { page, keysMs: [], [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** A data dir that the earlier build's own code fills: each knows its own tables only. */
async function fillEarlier({ folder }: EarlierBuild, parent: string): Promise<string> {
  const dataDir = path.join(parent, 'earlier');
  const script = `import { fillLibrary } from './bench/ui/library.ts';
    await fillLibrary(${JSON.stringify(dataDir)}, ${openings});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
  });
  return dataDir;
}

/** From the key to the frame that shows the rows of `words`, in milliseconds. */
async function timeKey(page: Page, key: string, words: string): Promise<number> {
  await page.bringToFront();
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
