import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser, type WatchedPage } from '#tests/support/browser.ts';
import { type FrozenHost, openFrozenHost } from '#tests/support/frozen-host.ts';
import {
  type Found,
  findContent,
  type Screen,
  screens,
  type Variant,
  variants,
} from '#tests/support/pictures.ts';
import { projectRoot } from '#tests/support/project-root.ts';
import {
  type Difference,
  differenceOf,
  readThumbnail,
  thumbnailOf,
  writeThumbnail,
} from '../../scripts/screenshots/thumbnail.ts';

const kept = path.join(projectRoot, 'tests/snapshots');
/** Screens that look different now, in full. */
const drawn = path.join(projectRoot, 'out/pictures');

/**
 * The part of a picture that may differ from the kept one. Letters drawn by quite other rules move 0.3% of it, a
 * missing bar of tools 1%.
 */
const tolerance = 0.005;

let stack: AsyncDisposableStack;
let host: FrozenHost;
let opened: WatchedPage;
let found: Found;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  host = stack.use(await openFrozenHost());
  found = await findContent(host.call);
  // Letters are as wide and as grey on every machine.
  const flags = ['--font-render-hinting=none', '--disable-lcd-text'];
  const browser = stack.use(await startBrowser(flags));
  opened = stack.use(await browser.open('about:blank', { prepare: host.answer, timezone: 'UTC' }));
  await rm(drawn, { recursive: true, force: true });
  await mkdir(drawn, { recursive: true });
  await mkdir(kept, { recursive: true });
});
afterAll(() => stack.disposeAsync());

test.for(screens)('$name looks as it did', async (screen) => {
  const { page, problems } = opened;
  await open(page, screen);
  const differing: string[] = [];
  for (const variant of variants) {
    await use(page, variant);
    differing.push(...(await compare(page, `${screen.name}-${variant.name}`, variant.factor)));
    if (await isLonger(page)) differing.push(`${variant.name} is longer than its window`);
  }
  expect(differing).toEqual([]);
  expect(problems).toEqual([]);
});

const [usual] = variants;

test.for([
  ['a bar of tools is missing', 'header { visibility: hidden }'],
  ['the sidebar is missing', 'nav { visibility: hidden }'],
  ['a pane is moved', '#opening-pane { transform: translateX(48px) }'],
  ['a list is a row lower', '[role="grid"] { transform: translateY(28px) }'],
] as const)('a picture tells that %s', async ([, style]) => {
  const { page } = opened;
  const openings = screens.find(({ name }) => name === 'openings');
  if (openings === undefined || usual === undefined) throw new Error('nothing to look at');
  await use(page, usual);
  await open(page, openings);
  expect(await compare(page, `openings-${usual.name}`, usual.factor)).toEqual([]);
  await page.addStyleTag({ content: style });
  const differing = await compare(page, `openings-${usual.name}`, usual.factor);
  expect(differing).toEqual([expect.stringMatching(/% of it differs/)]);
});

async function open(page: Page, { at, shows, prepare }: Screen): Promise<void> {
  await page.goto('about:blank');
  await page.goto(host.address(at(found)));
  await prepare?.(page);
  await shows(page, found).waitFor();
}

async function use(page: Page, { width, height, scheme }: Variant): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
}

/** Only parts of the page scroll: one that is a pixel longer moves as a whole when the focus does. */
const isLonger = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);

/** Compares the page with the kept picture. One that is missing is taken, but not in CI. */
async function compare(page: Page, name: string, factor: number): Promise<readonly string[]> {
  const file = path.join(kept, `${name}.png`);
  const before = await readFile(file).then(readThumbnail, () => null);
  if (before === null && process.env.CI !== undefined) return [`${name} has no kept picture`];
  const { shot, difference } = await look(page, (now) =>
    before === null ? null : differenceOf(before, thumbnailOf(now, factor)),
  );
  if (before === null) await writeFile(file, writeThumbnail(thumbnailOf(shot, factor)));
  if (difference === null || difference.share <= tolerance) return [];
  await writeFile(path.join(drawn, `${name}.png`), shot);
  return [told(name, difference, factor)];
}

/** Looks until the page is like the kept picture, or has come to rest. */
async function look(page: Page, differenceTo: (shot: Buffer) => Difference | null) {
  let last: Buffer = Buffer.alloc(0);
  for (let same = 0; ; ) {
    const shot = await page.screenshot({ animations: 'disabled' });
    const difference = differenceTo(shot);
    const isBusy = (await page.locator('[aria-busy="true"]').count()) > 0;
    same = last.equals(shot) && !isBusy ? same + 1 : 0;
    if (same === looks || (difference !== null && difference.share <= tolerance)) {
      return { shot, difference };
    }
    last = shot;
  }
}

/** So often in a row, a page at rest looks the same. */
const looks = 4;

function told(name: string, { share, box }: Difference, factor: number): string {
  const percent = (part: number) => `${(100 * part).toFixed(1)}%`;
  const at = (x = 0, y = 0) => `${x * factor},${y * factor}`;
  return [
    `${name}: ${percent(share)} of it differs, at most ${percent(tolerance)} may,`,
    `between ${at(box?.left, box?.top)} and ${at(box?.right, box?.bottom)}.`,
    `Now: out/pictures/${name}.png. Before: tests/snapshots/${name}.png.`,
    'If it is meant to look like this: npm run pictures',
  ].join(' ');
}
