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
});
afterAll(async () => {
  await populated[Symbol.asyncDispose]();
  await face[Symbol.asyncDispose]();
});

const goTo = (page: Page, address: string) => page.goto(new URL(`#/${address}`, page.url()).href);

/** True if a click at its middle would hit it: inside the window and not covered. */
const isInSight = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => {
    const { left, top, width, height } = found.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return found.contains(there);
  });

test('an inbox item opened by its address is in view', async () => {
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

test('a card stays in view beside its detail', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 900, height: 800 });
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

test('hidden stages have arrows, which scroll to them', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 900, height: 800 });
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

test('the focus stays on the board when the focused arrow disappears', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 900, height: 800 });
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
  await focused(page.getByLabel('Tracked openings by stage').getByRole('link').first());
  expect(problems).toEqual([]);
});

test.for([1_280, 760, 640, 390])(
  'the whole reason of a failed company is in view in a window of %i',
  async (width) => {
    await using opened = await populated.host.open();
    const { page, problems } = opened;
    await page.setViewportSize({ width, height: 800 });
    await goTo(page, 'scan');
    const reason = page.getByRole('cell').getByText('returned an error (500)');
    await reason.waitFor();
    const isWhole = reason.evaluate((words) => words.scrollWidth <= words.clientWidth);
    expect(await isWhole).toBe(true);
    // In a column without room, words take one line per letter.
    const box = await reason.boundingBox();
    expect(box?.height).toBeLessThan(200);
    expect(problems).toEqual([]);
  },
);

test('skills end level with the charts beside them', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 900, height: 800 });
  await goTo(page, 'insights');
  const boxOf = async (name: string) => {
    const bar = page.getByRole('region', { name }).getByRole('listitem').last();
    await bar.waitFor();
    return bar.evaluate((last) => last.getBoundingClientRect().toJSON() as DOMRect);
  };
  const skills = await boxOf('Skills');
  const workplaces = await boxOf('Workplace');
  expect(workplaces.left).toBeGreaterThan(skills.right);
  expect(Math.abs(workplaces.bottom - skills.bottom)).toBeLessThan(2);
  expect(problems).toEqual([]);
});

test('every stage is in sight beside an open card', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 1_440, height: 900 });
  await goTo(page, `board/${populated.tracked}`);
  await page.getByRole('complementary').getByRole('heading', { name: 'Notes' }).waitFor();
  const stages = page.getByLabel('Tracked openings by stage').getByRole('heading', { level: 2 });
  expect(await Promise.all((await stages.all()).map(isInSight))).toEqual(Array(6).fill(true));
  expect(problems).toEqual([]);
});

test('a title has a line of its own, as wide as the list', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await goTo(page, 'openings');
  const row = page.getByRole('row').first();
  await row.waitFor();
  const list = await row.boundingBox();
  const [title, company] = await row.evaluate(
    (found) =>
      ['[class*="title"]', '[class*="company"]'].map((part) =>
        found.querySelector(part)?.getBoundingClientRect().toJSON(),
      ) as [DOMRect, DOMRect],
  );
  expect(company.top).toBeGreaterThanOrEqual(title.bottom - 1);
  expect(title.width).toBeGreaterThan((list?.width ?? 0) * 0.7);
  expect(problems).toEqual([]);
});

test('the numbers of a queue have room for their names in a narrow window', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await goTo(page, 'queues');
  const names = page.getByRole('term');
  await names.first().waitFor();
  for (const width of [900, 640]) {
    await page.setViewportSize({ width, height: 800 });
    const boxes = await names.evaluateAll((all) =>
      all.map((name) => ({
        ...(name.getBoundingClientRect().toJSON() as DOMRect),
        isWhole: name.scrollWidth <= name.clientWidth,
      })),
    );
    const lies = boxes.filter((one, i) =>
      boxes
        .slice(i + 1)
        .some(
          (other) => other.top === one.top && other.left < one.right + 4 && one.left < other.right,
        ),
    );
    expect(lies).toEqual([]);
    expect(boxes.filter(({ isWhole }) => !isWhole)).toEqual([]);
  }
  expect(problems).toEqual([]);
});

test('the field of the palette stays in place while one types', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await goTo(page, 'board');
  await page.getByRole('heading', { name: /^Saved/ }).waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.waitFor();
  const before = await field.boundingBox();
  await field.fill('zzzz');
  await page.getByText('Search all openings for “zzzz”').waitFor();
  expect(await field.boundingBox()).toEqual(before);
  expect(problems).toEqual([]);
});

test('the report of an action is one line above the status bar, however long the title is', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await goTo(page, `openings/${populated.tracked}`);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  const toast = await page.getByRole('alert').boundingBox();
  const bar = await page.getByRole('contentinfo').boundingBox();
  expect(toast?.height).toBeLessThan(60);
  expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  await undo.click();
  expect(problems).toEqual([]);
});

test('a question stands above the report of the last action', async () => {
  await using opened = await populated.host.open();
  const { page, problems } = opened;
  await page.setViewportSize({ width: 390, height: 800 });
  await goTo(page, 'board');
  await page.getByRole('link', { name: 'Call Maya' }).focus();
  await page.keyboard.press('6');
  const answers = page.getByRole('dialog', { name: /How did/ }).getByRole('button');
  await answers.last().waitFor();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  const all = await Promise.all((await answers.all()).map(isInSight));
  expect(all).toEqual(all.map(() => true));
  expect(problems).toEqual([]);
});
