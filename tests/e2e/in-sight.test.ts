import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patient } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';
import { type PopulatedHost, startPopulatedHost } from '#tests/support/populated-host.ts';

let face: Face;
let populated: PopulatedHost;

beforeAll(async () => {
  face = await startFace();
  populated = await startPopulatedHost(face);
}, 120_000);
afterAll(async () => {
  await populated[Symbol.asyncDispose]();
  await face[Symbol.asyncDispose]();
});

const goTo = (page: Page, address: string) => page.goto(new URL(`#/${address}`, page.url()).href);

/** Whether its middle is what one would press there: within the window, and under nothing. */
const isInSight = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => {
    const { left, top, width, height } = found.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return found.contains(there);
  });

test('a line of the inbox that is opened by its address is in sight', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_280, height: 320 });
  const { items } = await populated.host.call('inbox.list', {});
  const last = items.at(-1)?.id ?? 0;
  await page.locator('h1', { hasText: 'Inbox' }).waitFor();
  const line = page.locator(`#inbox-${last}`);
  expect(await isInSight(line)).toBe(false);
  await goTo(page, `inbox/${last}`);
  await expect.poll(() => isInSight(line), patient).toBe(true);
  expect(problems).toEqual([]);
});

test('a card of the board stays in sight beside what is kept about it', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_280, height: 800 });
  const cards = await populated.host.call('applications.list', {});
  const done = cards.find(({ stage }) => stage === 'done')?.posting.id ?? '';
  await goTo(page, 'board');
  const card = page.locator(`#card-${done}`);
  await card.waitFor();
  expect(await isInSight(card)).toBe(false);
  await goTo(page, `board/${done}`);
  await page.getByRole('complementary').getByRole('heading', { name: 'Notes' }).waitFor();
  await expect.poll(() => isInSight(card), patient).toBe(true);
  expect(problems).toEqual([]);
});

test('stages that do not fit are pointed at, and come when asked for', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_280, height: 800 });
  await goTo(page, 'board');
  const later = page.getByRole('button', { name: 'Later stages' });
  await later.click();
  await page.getByRole('button', { name: 'Earlier stages' }).waitFor();
  await later.click();
  await later.waitFor({ state: 'detached' });
  const done = page.getByRole('heading', { name: /^Done/ });
  expect(await isInSight(done)).toBe(true);
  expect(problems).toEqual([]);
});

test('the focus stays on the board when the way on that had it goes away', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_280, height: 800 });
  await goTo(page, 'board');
  const later = page.getByRole('button', { name: 'Later stages' });
  const earlier = page.getByRole('button', { name: 'Earlier stages' });
  const focused = (element: Locator) => element.and(page.locator(':focus')).waitFor();
  await later.focus();
  await page.keyboard.press('Enter');
  await earlier.waitFor();
  await page.keyboard.press('Enter');
  await later.waitFor({ state: 'detached' });
  await focused(earlier);
  await page.setViewportSize({ width: 1_920, height: 800 });
  await earlier.waitFor({ state: 'detached' });
  await focused(page.locator(':has(> [aria-label="Tracked openings by stage"])'));
  await page.keyboard.press('Tab');
  await focused(page.getByRole('link', { name: 'New here' }).first());
  expect(problems).toEqual([]);
});

test('the whole reason why a company failed is in sight', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_280, height: 800 });
  await goTo(page, 'scan');
  const reason = page.getByRole('cell').getByText('has a problem of its own (500)');
  await reason.waitFor();
  const isWhole = reason.evaluate((words) => words.scrollWidth <= words.clientWidth);
  expect(await isWhole).toBe(true);
  expect(problems).toEqual([]);
});

test('skills go as far down as the charts beside them', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_280, height: 800 });
  await goTo(page, 'insights');
  const boxOf = async (name: string) => {
    const bar = page.getByRole('region', { name }).getByRole('listitem').last();
    await bar.waitFor();
    return bar.evaluate((last) => last.getBoundingClientRect().toJSON() as DOMRect);
  };
  const skills = await boxOf('Which skills');
  const workplaces = await boxOf('Where the work is done');
  expect(workplaces.left).toBeGreaterThan(skills.right);
  expect(Math.abs(workplaces.bottom - skills.bottom)).toBeLessThan(2);
  expect(problems).toEqual([]);
});
