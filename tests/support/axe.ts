import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const scriptPath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * Accessibility violations on the page from moderate on, one per line with their place. Open the page
 * with `bypassCsp`.
 */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) {
    await page.addScriptTag({ path: scriptPath });
  }
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations
    .filter(({ impact }) => impact === 'moderate' || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes
        .filter(({ html }) => id !== 'region' || !isPopup(html))
        .map(({ html, failureSummary }) => `${id}: ${help}: ${html}: ${failureSummary}`),
    );
}

/** The list of a combobox lies outside the landmarks; its field leads to it. */
const isPopup = (html: string): boolean => html.includes('data-portal="true"');
