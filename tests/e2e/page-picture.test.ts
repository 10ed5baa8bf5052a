import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileSite, someWords, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { patient, placeLink } from '#tests/support/app-page.ts';
import { seriousViolations } from '#tests/support/axe.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { type ServedHost, type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';

const careers = 'https://widget.example/careers';

let browser: TestBrowser;
let fake: HostileSite;
let world: ServedWorld;
beforeAll(async () => {
  browser = await startBrowser();
  fake = await startHostileSite();
  fake.serve('/robots.txt', '');
  // Green, once its script has run.
  fake.serve('/careers', `${someWords}<script src="/paint.js"></script>`);
  fake.serve('/paint.js', `document.documentElement.style.background = 'rgb(0, 160, 0)';`);
  fake.serve(
    '/walled',
    '<!doctype html><title>Just a moment...</title><p>Checking your browser before you go on.</p>',
  );
  world = await startServedWorld();
  world.mapOrigin('https://widget.example', fake.origin);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

/** Opens a company's page in the app. */
async function openCompany(host: ServedHost, url: string, bypassCsp = false) {
  const { id } = await host.call('companies.add', { url });
  const opened = await browser.open(host.link, { bypassCsp });
  await placeLink(opened.page, 'Companies').waitFor();
  await opened.page.goto(`${host.origin}/#/companies/${id}`);
  return opened;
}

const draw = (page: Page) =>
  page.getByRole('button', { name: 'Show the page as Rolewatch sees it' });
const enlarge = (page: Page) => page.getByRole('button', { name: 'Show the picture large' });

test('the page of a company is shown as a browser draws it, small and large', async () => {
  await using host = await world.serve();
  await using opened = await openCompany(host, careers);
  const { page, problems } = opened;
  await draw(page).click();
  await enlarge(page).click();

  const dialog = page.getByRole('dialog');
  await dialog.getByText(careers).waitFor();
  await dialog.getByText(/^Drawn /).waitFor();
  await dialog.getByRole('img', { name: `The top of ${careers}, as a browser drew it` }).waitFor();
  await expect.poll(() => pictureIn(page), patient).toBe('1280 wide, green');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // The pane stays, and has the focus again.
  await expect
    .poll(() => page.evaluate('document.activeElement?.ariaLabel'), patient)
    .toBe('Show the picture large');
  expect(problems).toEqual([]);

  // The policy of the page forbids the script that looks for violations.
  await using again = await openCompany(host, careers, true);
  await draw(again.page).click();
  await enlarge(again.page).waitFor();
  expect(await seriousViolations(again.page)).toEqual([]);
  await enlarge(again.page).click();
  await again.page.getByRole('dialog').getByRole('img', { name: 'The top of' }).waitFor();
  await expect.poll(() => seriousViolations(again.page), patient).toEqual([]);
});

test('a wall gets one line', async () => {
  await using host = await world.serve();
  await using opened = await openCompany(host, 'https://widget.example/walled');
  const { page } = opened;
  await draw(page).click();
  await page
    .getByRole('alert')
    .getByText(/widget\.example .*automated/)
    .waitFor();
  expect(await enlarge(page).count()).toBe(0);
});

test('a browser that is switched off gets one line', async () => {
  await using host = await world.serve({ env: { ROLEWATCH_BROWSER: 'false' } });
  await using opened = await openCompany(host, careers);
  const { page } = opened;
  await draw(page).click();
  const alert = page.getByRole('alert');
  await alert.getByText('Drawing pages in a browser is switched off').waitFor();
  await alert.getByText('Switch it on in Settings').waitFor();
});

/** Of the picture in the dialog: its width, and its colour near the lower right corner. */
const pictureIn = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const image = document.querySelector('[role=dialog] img');
    if (!image.complete || image.naturalWidth === 0) return 'not loaded';
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const ink = canvas.getContext('2d');
    ink.drawImage(image, 0, 0);
    const [red, green, blue] = ink.getImageData(canvas.width - 9, canvas.height - 9, 1, 1).data;
    const isGreen = green > 120 && red < 60 && blue < 60;
    return image.naturalWidth + ' wide, ' + (isGreen ? 'green' : [red, green, blue].join(' '));
  })()`);
