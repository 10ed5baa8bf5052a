import type { Locator, Page } from 'playwright-core';

/** How long a condition on a page may take to become true, on a busy machine. */
export const patient = { timeout: 30_000, interval: 50 };

/** A link of the sidebar, by its word. */
export const placeLink = (page: Page, place: string): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place });

/** What the sidebar says there is at a place. */
export async function countAt(page: Page, place: string): Promise<number> {
  const words = (await placeLink(page, place).textContent()) ?? '';
  return Number(words.replace(place, '').replaceAll(',', ''));
}

/** The row of a table whose link has this name. */
export const linkedRow = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

/** Waits until these words are in an element. */
export const says = (locator: Locator, words: string | RegExp): Promise<void> =>
  locator.filter({ hasText: words }).waitFor();
