import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The longest wait for a condition on a page, on a busy machine. */
export const patient = { timeout: 60_000, interval: 50 };

export const placeLink = (page: Page, place: string): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place });

/** Leaves the welcome of an empty library, which stands alone on the page. */
export const skipWelcome = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Skip', exact: true }).click();

/** The same wherever a test may begin with an empty library or not. */
export async function leaveWelcome(page: Page): Promise<void> {
  const skip = page.getByRole('button', { name: 'Skip', exact: true });
  const isLeft = async (): Promise<boolean> => {
    // The page may leave it on its own in the same moment: then there is nothing left to click.
    if (await skip.isVisible()) await skip.click({ timeout: 2_000 }).catch(() => undefined);
    return await placeLink(page, 'Inbox').isVisible();
  };
  await expect.poll(isLeft, patient).toBe(true);
}

export async function countAt(page: Page, place: string): Promise<number> {
  const words = (await placeLink(page, place).textContent()) ?? '';
  return Number(words.replace(place, '').replaceAll(',', ''));
}

export const linkedRow = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

export const says = (locator: Locator, words: string | RegExp): Promise<void> =>
  locator.filter({ hasText: words }).waitFor();
