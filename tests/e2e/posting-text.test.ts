import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patient, placeLink } from '#tests/support/app-page.ts';
import { type AppUnderTest, type Face, startFace } from '#tests/support/app-under-test.ts';
import type { WatchedPage } from '#tests/support/browser.ts';
import { scanWith, type World } from '#tests/support/served-host.ts';

const trap = [
  '<script>window.isCaught = true; alert(1)</script>',
  '<style>#root { display: none }</style>',
  '<img src="x" onerror="window.isCaught = true">',
  '<svg onload="window.isCaught = true"></svg>',
  '<iframe srcdoc="<script>parent.isCaught = true</script>"></iframe>',
  '<p onclick="window.isCaught = true" style="position: fixed; inset: 0">You set <b>traps</b>.</p>',
  '<a href="javascript:window.isCaught = true">Apply here</a>',
  '<form action="https://elsewhere.example"><input name="password"></form>',
].join('');

const paragraph = `<p>${'All that was ever known, in order. '.repeat(40)}</p>`;
const twoMegabytes = `<p>The beginning.</p>${paragraph.repeat(Math.ceil(2_000_000 / paragraph.length))}`;
/** Longer texts are cut. */
const mostKept = 200_000;

let face: Face;
let world: World<AppUnderTest>;
let host: AppUnderTest;

beforeAll(async () => {
  face = await startFace();
  world = await face.startWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 2 });
  world.sites.addPosting(acme, { title: 'Trapper', descriptionHtml: trap });
  world.sites.addPosting(acme, { title: 'Encyclopaedist', descriptionHtml: twoMegabytes });
  host = await world.serve();
  await scanWith(host, [acme.url]);
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await face[Symbol.asyncDispose]();
});

async function read(title: string): Promise<WatchedPage> {
  const opened = await host.open();
  await placeLink(opened.page, 'Openings').click();
  await opened.page.getByRole('row', { name: title }).click();
  await pane(opened.page).getByRole('heading', { name: title }).waitFor();
  return opened;
}

const pane = (page: Page) => page.getByRole('region', { name: 'Opening', exact: true });

test('scripts and styles in a description have no effect', async () => {
  await using opened = await read('Trapper');
  const { page, problems } = opened;
  const text = pane(page).getByText('You set traps.');
  await text.waitFor();
  expect(await text.locator('b, strong').textContent()).toBe('traps');
  const brought =
    'script, style, iframe, form, input, svg[onload], [onerror], [onclick], [style*=fixed]';
  expect(await pane(page).getByRole('article').locator(brought).count()).toBe(0);
  expect(await page.locator('[href^="javascript:" i]').count()).toBe(0);
  await text.click();
  await pane(page).getByText('Apply here').click();
  expect(await page.evaluate(() => 'isCaught' in window)).toBe(false);
  expect(problems).toEqual([]);
});

test("the page's policy would stop a script that slipped through", async () => {
  await using opened = await read('Trapper');
  const { page, problems } = opened;
  expect(problems).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.isCaught = true';
    document.body.append(script);
  });
  await expect.poll(() => problems.join(), patient).toContain('Content Security Policy');
  expect(await page.evaluate(() => 'isCaught' in window)).toBe(false);
});

test('a description of two megabytes opens, cut, and the page stays responsive', async () => {
  await using opened = await read('Encyclopaedist');
  const { page, problems } = opened;
  await pane(page).getByText('The beginning.').waitFor();
  const length = async () => (await pane(page).getByRole('article').textContent())?.length ?? 0;
  await expect.poll(length, patient).toBeGreaterThan(0.9 * mostKept);
  expect(await length()).toBeLessThan(1.1 * mostKept);
  await pane(page).getByText('Description shortened.').waitFor();
  const original = pane(page).getByRole('link', {
    name: 'Read the full text on the company’s site',
  });
  expect(await original.getAttribute('href')).toMatch(/^https:.*acme/);
  await pane(page).getByText('History').scrollIntoViewIfNeeded();
  await page.keyboard.press('k');
  await pane(page).getByRole('heading', { name: 'Trapper' }).waitFor();
  await page.keyboard.press('j');
  await pane(page).getByText('The beginning.').waitFor();
  expect(problems).toEqual([]);
});
