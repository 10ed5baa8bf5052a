import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HostileSite, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { placeLink } from '#tests/support/app-page.ts';
import { seriousViolations } from '#tests/support/axe.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import {
  type ServedHost,
  type ServedWorld,
  scanWith,
  startServedWorld,
} from '#tests/support/served-host.ts';

const careers = 'https://widget.example/careers';
const titles = ['Baker', 'Cook', 'Driver', 'Accountant', 'Electrician', 'Gardener'];
const inHtml = 4;

const row = (title: string): string =>
  `<li><a href="/jobs/${title}">${title}</a> <span>Berlin</span></li>`;

/** A list whose last rows a script adds, without a word about it. */
const page = (late: readonly string[]): string =>
  `<!doctype html><title>Careers</title><h1>Careers</h1><h2>Open positions</h2>
  <ul id="list">${titles.slice(0, inHtml).map(row).join('')}</ul>
  <script>list.insertAdjacentHTML('beforeend', ${JSON.stringify(late.map(row).join(''))});</script>`;

let browser: TestBrowser;
let fake: HostileSite;
let world: ServedWorld;
beforeAll(async () => {
  browser = await startBrowser();
  fake = await startHostileSite();
  fake.serve('/robots.txt', '');
  for (const title of titles) {
    fake.serve(
      `/jobs/${title}`,
      `<!doctype html><title>${title}</title><h1>${title}</h1><h2>Your tasks</h2><p>You do what a ${title} does. Apply now.</p>`,
    );
  }
  world = await startServedWorld();
  world.mapOrigin('https://widget.example', fake.origin);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

async function openCompany(host: ServedHost) {
  const [company] = await host.call('companies.list', {});
  const opened = await browser.open(host.link, { bypassCsp: true });
  await placeLink(opened.page, 'Companies').waitFor();
  await opened.page.goto(`${host.origin}/#/companies/${company?.id}`);
  return opened;
}

test('one click draws the page: what the browser shows more is read from then on', async () => {
  fake.serve('/careers', page([]));
  await using host = await world.serve();
  await scanWith(host, [careers]);
  await using opened = await openCompany(host);
  const again = opened.page.getByRole('button', { name: 'Read again in a browser' });
  await again.click();
  await opened.page.getByText(/shows no more than the 4 openings/).waitFor();
  expect(await host.call('companies.list', {})).toMatchObject([
    { source: 'listing', openPostings: inHtml },
  ]);

  fake.serve('/careers', page(titles.slice(inHtml)));
  await again.click();
  await opened.page.getByText(/A browser showed 6 openings\. It is read that way now/).waitFor();
  expect(await seriousViolations(opened.page)).toEqual([]);
  expect(await host.call('companies.list', {})).toMatchObject([
    { source: 'drawn', openPostings: titles.length },
  ]);
  // The next scan needs no click.
  await scanWith(host, []);
  expect(await host.call('companies.list', {})).toMatchObject([
    { source: 'drawn', openPostings: titles.length },
  ]);
});
