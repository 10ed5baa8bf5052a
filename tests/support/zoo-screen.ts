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
  const seen = new Set<string>();
  let rounds = 0;
  await expect
    .poll(
      async () => {
        for (const text of await place.locator(item).filter({ visible: true }).allTextContents()) {
          seen.add(text);
        }
        if (seen.size < site.openings.length) await goOn(page, site, rounds++);
        return seen.size;
      },
      // A round may come before the answer to the one before; each is tried again.
      { interval: 100 },
    )
    .toBe(site.openings.length);
  return seen;
}

async function goOn(page: Page, { shown: { press, scroll } }: ZooSite, round: number) {
  if (press !== undefined) {
    const buttons = page.locator(press).filter({ visible: true });
    const count = await buttons.count();
    // It may be gone or busy by now.
    const nth = buttons.nth(count === 0 ? 0 : round % count);
    if (count > 0) await nth.click({ timeout: 1_000 }).catch(() => undefined);
  }
  if (scroll !== undefined) {
    const box = `document.querySelector(${JSON.stringify(scroll)})`;
    await page.evaluate(`${box}.scrollBy(0, ${box}.clientHeight * 0.8)`);
  }
}
