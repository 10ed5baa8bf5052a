import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { mapOrigin, type OriginMap } from '#core/origin-map.ts';
import type { ZooSite } from '#tests/fakes/zoo/site.ts';
import type { TestBrowser } from './browser.ts';

/** Sends every request of a page to the mirrors; others fail. */
export async function useOrigins(page: Page, origins: OriginMap): Promise<void> {
  await page.route('**/*', async (route) => {
    const { url, mirrored } = mapOrigin(route.request().url(), origins);
    if (!mirrored) return await route.abort();
    const response = await route.fetch({ url }).catch(() => null);
    await (response === null ? route.abort() : route.fulfill({ response })).catch(() => undefined);
  });
}

/**
 * The texts of all openings that a person sees who presses, scrolls and chooses as the site asks,
 * each once. Waits until they are as many as the site has.
 */
export async function seeOpenings(
  browser: TestBrowser,
  site: ZooSite,
  origins: OriginMap,
): Promise<ReadonlySet<string>> {
  const prepare = (page: Page) => useOrigins(page, origins);
  await using opened = await browser.open(site.url, { prepare });
  const { page } = opened;
  const { item, frame, first, select } = site.shown;
  const place: Page | FrameLocator = frame === undefined ? page : page.frameLocator(frame);
  if (first !== undefined) await page.locator(first).click();
  if (select !== undefined) {
    const choices = page.locator(`${select} option`);
    await expect.poll(() => choices.count()).toBeGreaterThan(1);
    await page.locator(select).selectOption({ index: (await choices.count()) - 1 });
  }
  const items = place.locator(item).filter({ visible: true });
  const seen = new Set<string>();
  let rounds = 0;
  await expect
    .poll(async () => {
      const texts = await items.allTextContents();
      for (const text of texts) seen.add(text);
      const isDone = seen.size >= site.openings.length || texts.length === 0;
      if (!isDone) await goOn(page, place, site, rounds++);
      return seen.size;
    })
    .toBe(site.openings.length);
  return seen;
}

async function goOn(
  page: Page,
  place: Page | FrameLocator,
  { shown: { item, press, scroll, menu } }: ZooSite,
  round: number,
): Promise<void> {
  if (menu !== undefined) {
    const choices = await page.locator(`${menu} option`).count();
    await page.locator(menu).selectOption({ index: round % Math.max(choices, 1) });
  }
  if (press !== undefined) {
    const items = place.locator(item).filter({ visible: true });
    const before = (await items.allTextContents()).join('\n');
    const buttons = place.locator(press).filter({ visible: true });
    await buttons.nth(round % (await buttons.count())).click();
    // A second press before the answer to the first would skip a page.
    const shown = async () => (await items.allTextContents()).join('\n');
    await expect.poll(shown).toSatisfy((now: string) => now !== '' && now !== before);
  }
  if (scroll !== undefined) {
    const box = `document.querySelector(${JSON.stringify(scroll)})`;
    const isAtEnd = `${box}.scrollTop + ${box}.clientHeight > ${box}.scrollHeight - 2`;
    // From the end back to the start: what a slow machine did not draw in time is drawn then.
    await page.evaluate(
      `${isAtEnd} ? ${box}.scrollTo(0, 0) : ${box}.scrollBy(0, ${box}.clientHeight * 0.8)`,
    );
  }
}
