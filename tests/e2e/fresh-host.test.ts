import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { type ServedHost, type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';

let browser: TestBrowser;
let world: ServedWorld;
let host: ServedHost;

beforeAll(async () => {
  browser = await startBrowser();
  world = await startServedWorld();
  host = await world.serve();
}, 120_000);
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

const emptyScreens = [
  { place: 'Inbox', title: 'Whatever changes will be told here', action: 'Add companies' },
  { place: 'Openings', title: 'No companies yet', action: 'Add companies' },
  { place: 'Board', title: 'Nothing is tracked yet', action: 'To the openings' },
  { place: 'Companies', title: 'No companies yet', action: 'Try it with demo companies' },
  { place: 'Insights', title: 'No openings to look at yet', action: 'To the companies' },
  { place: 'Scan', title: 'Nothing was scanned yet', action: 'Add companies' },
] as const;

test.for(emptyScreens)(
  '$place says what will be there, and what fills it',
  async ({ place, title, action }) => {
    await using opened = await browser.open(host.link);
    const { page, problems } = opened;
    await placeLink(page, place).click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
    const main = page.getByRole('main');
    const ways = main
      .getByRole('link', { name: action })
      .or(main.getByRole('button', { name: action }));
    await ways.first().waitFor();
    expect(problems).toEqual([]);
  },
);

test('there is nothing to click before it is known where to start', async () => {
  await using opened = await browser.open('about:blank');
  const { page, problems } = opened;
  const asked = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  await page.route('**/api/counts.get', async (route) => {
    asked.resolve();
    await mayAnswer.promise;
    await route.continue();
  });
  await page.goto(host.link);
  await asked.promise;
  expect(await page.getByRole('navigation').count()).toBe(0);
  mayAnswer.resolve();
  await page.getByRole('heading', { name: 'Which companies interest you?' }).waitFor();
  await placeLink(page, 'Settings').click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  expect(problems).toEqual([]);
});

test('Queues says that there is nothing to do', async () => {
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;
  await placeLink(page, 'Queues').click();
  await page.getByText('Nothing to do.').waitFor();
  await page.getByText('No job has failed.').waitFor();
  await says(page.getByRole('region', { name: 'Fetch' }), 'Waiting0');
  expect(problems).toEqual([]);
});

test('calls that make no sense are refused with the field that makes none', async () => {
  const ask = async (method: string, body: string) => {
    const headers = { authorization: `Bearer ${host.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${host.origin}/api/${method}`, { method: 'POST', headers, body });
    return { status: response.status, ...(await response.json()) };
  };
  const refused = (code: string, words: RegExp) => ({
    error: { code, message: expect.stringMatching(words), hint: expect.stringMatching(/\.$/) },
  });
  expect(await ask('postings.list', '{"filter":{"workplaces":["remote","moon"]}}')).toEqual({
    status: 400,
    ...refused('invalid_input', /^filter\.workplaces\.1: ./),
  });
  expect(await ask('companies.add', '{"url":5}')).toEqual({
    status: 400,
    ...refused('invalid_input', /^url: ./),
  });
  expect(await ask('companies.add', '{"url":"https://a.example"')).toEqual({
    status: 400,
    ...refused('invalid_input', /^body: it is not JSON/),
  });
  expect(await ask('companies.destroy', '{}')).toMatchObject({ status: 404 });
  expect(await ask('companies.list', '{}')).toEqual({ status: 200 });
});
