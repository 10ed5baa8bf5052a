import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { leaveWelcome, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { startServedWorld } from '#tests/support/served-host.ts';

/** A shift within this time of a key or a click is what the user asked for (Layout Instability API). */
const afterInputMs = 500;

type Shift = { readonly value: number; readonly moved: readonly string[] };

/** Notes each move on the page that no key or click asked for. */
async function watchShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.evaluate(() => {
    type Entry = PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    };
    const shifts: Shift[] = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Entry[]) {
        if (hadRecentInput) continue;
        const moved = sources.map(({ node }) => (node?.textContent ?? '').slice(0, 60));
        shifts.push({ value, moved });
      }
    }).observe({ type: 'layout-shift' });
    Object.assign(window, { shifts });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
}

const painted = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

test.for(['welcome', 'dialog'] as const)(
  'nothing moves on its own while companies are added in the %s',
  async (place) => {
    await using browser = await startBrowser();
    await using world = await startServedWorld();
    const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 6 });
    const birch = world.sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 5 });
    const cedar = world.sites.addCompany({ kind: 'html', slug: 'cedar', postings: 12 });
    const urls = [acme, birch, cedar].map(({ url }) => url);
    await using host = await world.serve();
    await using opened = await browser.open(host.link);
    const { page, problems } = opened;
    if (place === 'dialog') {
      await leaveWelcome(page);
      await placeLink(page, 'Companies').click();
      await page.getByRole('button', { name: 'Add companies' }).first().click();
    }
    const field = page.getByRole('textbox', { name: 'Company names' });
    await field.waitFor();
    // The answers come when no key explains a move any more.
    const letGo = [/\bacme\b/, /\bbirch\b/, /\bcedar\b/].map((slug) => world.sites.hold(slug));
    await field.fill(urls.join('\n'));
    const lines = page.getByRole('region', { name: 'Companies found' }).getByRole('listitem');
    await expect.poll(() => lines.count()).toBe(3);
    const shifts = await watchShifts(page);
    const typedAt = await page.evaluate(() => performance.now());
    const words = [/Lever · 6\+? openings now/, /5 openings now/, /Careers page · .*opening/];
    for (const [i, said] of words.entries()) {
      await page.waitForFunction(([from, ms]) => performance.now() - from > ms, [
        typedAt,
        afterInputMs,
      ] as const);
      letGo[i]?.();
      await says(lines.nth(i), said);
    }
    await painted(page);
    expect(await shifts()).toEqual([]);
    expect(problems).toEqual([]);
  },
);
