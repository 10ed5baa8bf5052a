import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setInterval } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { minutes } from '#core/duration.ts';
import type { TestBrowser } from '#tests/support/browser.ts';
import { shrinkPng } from './png.ts';
import type { Shot } from './shots.ts';

const schemes = ['light', 'dark'] as const;

export type Look = {
  readonly browser: TestBrowser;
  /** The host's link, with the token. */
  readonly link: string;
  readonly folder: string;
  /** Goes before the names of the pictures. */
  readonly state?: string;
  readonly size?: { readonly width: number; readonly height: number };
};

/**
 * Takes each of these pictures, light and dark: `<state><screen>-<scheme>-<width>.png`. Throws where
 * a screen does not come to show what it should, or something goes wrong on a page.
 */
export async function takeShots(
  shots: readonly Shot[],
  { browser, link, folder, state = '', size = { width: 1_280, height: 800 } }: Look,
): Promise<void> {
  for (const scheme of schemes) {
    await using opened = await browser.open(link, { scheme, ...size });
    await opened.page.getByRole('main').waitFor();
    for (const shot of shots) {
      const name = `${state}${shot.name}-${scheme}-${size.width}.png`;
      const page = await opened.openTab(`${new URL(link).origin}/#/${shot.at}`);
      try {
        await shot.ready(page).waitFor();
        await shot.prepare?.(page);
        await writeFile(path.join(folder, name), shrinkPng(await still(page)));
      } catch (error) {
        throw new Error(`${name} could not be taken`, { cause: error });
      }
      await page.close();
    }
    if (opened.problems.length > 0) throw new Error(opened.problems.join('\n'));
  }
}

/** A picture of the page once it has come to rest: two in a row are the same. */
async function still(page: Page): Promise<Buffer> {
  let last = await page.screenshot();
  await until('a page at rest', async () => {
    const before = last;
    last = await page.screenshot();
    const isBusy = await page.locator('[aria-busy="true"]').count();
    return isBusy === 0 && before.equals(last);
  });
  return last;
}

const lookEveryMs = 100;
const patienceMs = minutes(4);

/** Looks until it is so. Throws where it is still not so after four minutes. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    for await (const _ of setInterval(lookEveryMs, null, { signal })) if (await isSo()) return;
  } catch (error) {
    throw signal.aborted ? new Error(`in vain: ${what}`, { cause: error }) : error;
  }
}
