import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { patient } from '#tests/support/app-page.ts';
import { type Face, startFace } from '#tests/support/app-under-test.ts';
import type { WatchedPage } from '#tests/support/browser.ts';
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

const title = (page: Page, name: string, timeout = patient.timeout) =>
  page.getByRole('heading', { name, level: 1 }).waitFor({ timeout });

async function openAt(address: string): Promise<WatchedPage> {
  const opened = await populated.host.open();
  await title(opened.page, 'Inbox');
  if (address !== 'inbox') {
    await opened.page.goto(new URL(`#/${address}`, opened.page.url()).href);
  }
  return opened;
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    // The page itself has all words.
    if (element === document.body) return '';
    const words = element instanceof HTMLInputElement ? element.labels?.[0] : element;
    const label = element?.getAttribute('aria-label') ?? words?.textContent;
    return label?.trim() ?? '';
  });

const screens = [
  { key: 'i', screen: 'Inbox' },
  { key: 'o', screen: 'Openings' },
  { key: 'b', screen: 'Board' },
  { key: 'c', screen: 'Companies' },
  { key: 'n', screen: 'Insights' },
  { key: 's', screen: 'Scan' },
  { key: 'q', screen: 'Queues' },
  { key: ',', screen: 'Settings' },
] as const;

describe('every screen', () => {
  test('is reached by two keys', async () => {
    await using opened = await openAt('inbox');
    const { page, problems } = opened;
    for (const { key, screen } of screens.toReversed()) {
      // On a busy machine the second key may come too late for the pair.
      await vi.waitFor(async () => {
        await page.keyboard.press('g');
        await page.keyboard.press(key);
        await title(page, screen, 2_000);
      }, patient);
      await expect.poll(() => focused(page), patient).toBe(screen);
    }
    expect(problems).toEqual([]);
  });

  test('is reached through the palette', async () => {
    await using opened = await openAt('inbox');
    const { page, problems } = opened;
    for (const { screen } of screens.toReversed()) {
      await page.keyboard.press('Control+k');
      const words = page.getByRole('dialog').getByRole('combobox');
      await words.and(page.locator(':focus')).waitFor();
      await page.keyboard.type(screen);
      await page.getByRole('dialog').getByText(`for “${screen}”`).waitFor();
      const chosen = page.getByRole('dialog').getByRole('option', { selected: true });
      const name = chosen.locator('span').first();
      while ((await name.textContent()) !== screen) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await title(page, screen);
      await words.waitFor({ state: 'detached' });
    }
    expect(problems).toEqual([]);
  });
});

describe('the palette', () => {
  /** The active option for a screen reader, and the one that looks selected. */
  const chosen = (page: Page): Promise<readonly (string | undefined)[]> =>
    page.evaluate(() => {
      const active = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
      const shown = document.querySelectorAll('[role="option"][aria-selected="true"]');
      return [document.getElementById(active), ...shown].map(
        (each) => each?.querySelector('span')?.textContent,
      );
    });

  test("announces the active option: first the top one, then the arrows' target", async () => {
    await using opened = await openAt('inbox');
    const { page, problems } = opened;
    await page.keyboard.press('Control+k');
    const names = page.getByRole('dialog').getByRole('option').locator('span:first-of-type');
    await names.first().waitFor();
    // What was used last comes first.
    const [first, second, ...others] = await names.allTextContents();
    const isFirst = async () => expect(await chosen(page)).toEqual([first, first]);
    await vi.waitFor(isFirst, patient);
    await page.keyboard.press('ArrowDown');
    expect(await chosen(page)).toEqual([second, second]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await chosen(page)).toEqual([others.at(-1), others.at(-1)]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await vi.waitFor(isFirst, patient);
    expect(problems).toEqual([]);
  });

  test('returns to the first option at every key, and keeps it when openings arrive', async () => {
    await using opened = await openAt('inbox');
    const { page, problems } = opened;
    await page.keyboard.press('Control+k');
    const options = page.getByRole('dialog').getByRole('option');
    await options.first().waitFor();
    await page.keyboard.press('ArrowUp');
    const find = (words: string) => `Search all openings for “${words}”`;
    for (const words of ['en', 'eng', 'engi']) {
      await page.keyboard.type(words.slice(words === 'en' ? 0 : -1));
      const isFound = async () => expect(await options.count()).toBeGreaterThan(3);
      await vi.waitFor(isFound, patient);
      await page.getByRole('option', { name: find(words) }).waitFor();
      const first = (await options.first().locator('span').first().textContent()) ?? '';
      expect(await chosen(page)).toEqual([first, first]);
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const [opening] = await chosen(page);
    await page.keyboard.press('Enter');
    const pane = page.getByRole('region', { name: 'Opening', exact: true });
    const heading = (await pane.getByRole('heading', { level: 2 }).first().textContent()) ?? '?';
    expect(opening).toContain(heading);
    expect(problems).toEqual([]);
  });

  test('loses no key pressed before it opens or after it closes', async () => {
    await using opened = await openAt('scan');
    const { page, problems } = opened;
    const runs = async () => (await populated.host.call('runs.list', {})).length;
    const before = await runs();
    await pressAtOnce(page, ['mod+k', 'r', 'e', 'x', 'Backspace', 'm', 'ArrowDown']);
    const words = page.getByRole('dialog').getByRole('combobox');
    await words.and(page.locator(':focus')).waitFor();
    expect(await words.inputValue()).toBe('rem');
    await page.keyboard.type('ote');
    await page.getByRole('option', { name: 'Search all openings for “remote”' }).waitFor();
    await pressAtOnce(page, ['Enter', 'g', 'b']);
    await title(page, 'Board');
    await words.waitFor({ state: 'detached' });
    expect(await runs()).toBe(before);
    expect(problems).toEqual([]);
  });

  test('never shows an opening found by other words, not even for a moment', async () => {
    await using opened = await openAt('inbox');
    const { page, problems } = opened;
    await page.keyboard.press('Control+k');
    const options = page.getByRole('dialog').getByRole('option');
    await options.first().waitFor();
    const find = (words: string) => `Search all openings for “${words}”`;
    await page.keyboard.type('engi');
    const isFound = async () => expect(await options.count()).toBeGreaterThan(3);
    await vi.waitFor(isFound, patient);
    const [before = '', ...more] = await choicesAtOnce(page, 'engin');
    expect(before).toBe(find('engin'));
    expect(more.length).toBeGreaterThan(2);
    expect(await choicesAtOnce(page, 'zebra')).toEqual([find('zebra')]);
    expect(problems).toEqual([]);
  });
});

/** Presses keys faster than the page draws; each goes to the element focused by then. */
const pressAtOnce = (page: Page, keys: readonly string[]): Promise<void> =>
  page.evaluate(async (names) => {
    for (const name of names) {
      const key = name.replace('mod+', '');
      const init = { key, ctrlKey: key !== name, bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
      await Promise.resolve();
    }
  }, keys);

/** Types words into the focused field; returns the options at that moment. */
const choicesAtOnce = (page: Page, words: string): Promise<readonly (string | null)[]> =>
  page.evaluate((value) => {
    const field = document.activeElement;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    return [...document.querySelectorAll('[role="option"]')].map(({ textContent }) => textContent);
  }, words);

type Primary = { readonly address: string; readonly ready?: RegExp; readonly action: RegExp };

const primaryActions: readonly Primary[] = [
  { address: 'inbox', action: /^Archive all$/ },
  { address: 'openings', action: /^Skip filters$/ },
  { address: 'board', action: /.Acme/ },
  { address: 'companies', action: /^Add companies$/ },
  { address: 'insights', action: /^Which openings$/ },
  { address: 'scan', action: /^Scan now$/ },
  { address: 'queues', action: /^More for Fetch$/ },
  { address: 'settings', ready: /Every 6 hours|Schedule/, action: /^User agent$/ },
  { address: 'welcome', ready: /Know the moment/, action: /^Continue$/ },
];

/** More Tab stops before the primary action would be too many. */
const mostStops = 70;

test.for(primaryActions)(
  'Tab leads to what is done first on $address, and shows where it is',
  async ({ address, ready = /\d/, action }) => {
    await using opened = await openAt(address);
    const { page, problems } = opened;
    await expect.poll(() => page.getByRole('main').textContent(), patient).toMatch(ready);
    await page.addStyleTag({ content: '* { transition: none !important }' });
    const stops: string[] = [];
    const unseen: string[] = [];
    while (stops.length < mostStops && !action.test(stops.at(-1) ?? '')) {
      await page.keyboard.press('Tab');
      stops.push(await focused(page));
      if (!(await isFocusSeen(page))) unseen.push(stops.at(-1) ?? '');
    }
    expect(stops.at(-1)).toMatch(action);
    expect(unseen).toEqual([]);
    expect(problems).toEqual([]);
  },
);

/** True if anything around the focused element looks different without focus. */
const isFocusSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return true;
    const around: Element[] = [...focused.querySelectorAll('[aria-selected="true"]')];
    if (focused.nextElementSibling !== null) around.push(focused.nextElementSibling);
    for (let each: Element | null = focused; each !== null && around.length < 6; ) {
      around.push(each);
      each = each.parentElement;
    }
    const look = (): string =>
      around
        .flatMap((each) => [getComputedStyle(each), getComputedStyle(each, '::after')])
        .map(({ outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, opacity }) => {
          const outline = outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`;
          return [outline, boxShadow, borderColor, opacity].join();
        })
        .join();
    const withFocus = look();
    focused.blur();
    const without = look();
    focused.focus();
    return withFocus !== without;
  });

describe('the focus goes back to where it was', () => {
  test('after the list of keys', async () => {
    await using opened = await openAt('companies');
    const { page, problems } = opened;
    await page.getByRole('button', { name: 'Add companies' }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), patient).toBe('Add companies');
    expect(problems).toEqual([]);
  });

  test('after the dialog for companies', async () => {
    await using opened = await openAt('companies');
    const { page, problems } = opened;
    await page.getByRole('button', { name: 'Add companies' }).focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.waitFor();
    await expect
      .poll(() => field.evaluate((each) => each === document.activeElement), patient)
      .toBe(true);
    for (let n = 0; n < 10; n += 1) await page.keyboard.press('Tab');
    const isInside = () =>
      page.getByRole('dialog').evaluate((each) => each.contains(document.activeElement));
    expect(await isInside()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), patient).toBe('Add companies');
    expect(problems).toEqual([]);
  });

  test('after the palette', async () => {
    await using opened = await openAt('scan');
    const { page, problems } = opened;
    const scan = page.getByRole('main').getByRole('button', { name: 'Scan now' });
    await scan.focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), patient).toBe('Scan now');
    expect(problems).toEqual([]);
  });

  test('after a card of the board', async () => {
    await using opened = await openAt('board');
    const { page, problems } = opened;
    const card = page.getByRole('link', { name: 'Call Maya' });
    await card.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), patient).toContain('Call Maya');
    expect(problems).toEqual([]);
  });

  test('after a job', async () => {
    await using opened = await openAt('queues');
    const { page, problems } = opened;
    await page.getByText(/^At sites/).click();
    const job = page.getByRole('link', { name: 'scrape_company' }).first();
    await job.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page), patient).toBe('scrape_company');
    expect(problems).toEqual([]);
  });
});
