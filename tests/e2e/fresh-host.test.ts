import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveWelcome, placeLink, says } from '#tests/support/app-page.ts';
import { startBrowser, type TestBrowser } from '#tests/support/browser.ts';
import { type ServedHost, type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';

let browser: TestBrowser;
let world: ServedWorld;
let host: ServedHost;

beforeAll(async () => {
  browser = await startBrowser();
  world = await startServedWorld();
  host = await world.serve();
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
  await browser[Symbol.asyncDispose]();
});

// The first of all: leaving the welcome is kept, and then nothing is left to decide.
test('nothing can be clicked before the first screen is decided', async () => {
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
  await page.getByRole('heading', { name: 'Know the moment' }).waitFor();
  await leaveWelcome(page);
  await placeLink(page, 'Settings').click();
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  expect(problems).toEqual([]);
});

const emptyScreens = [
  { place: 'Inbox', title: 'Updates will appear here', action: 'Add companies' },
  { place: 'Openings', title: 'No companies yet', action: 'Add companies' },
  { place: 'Board', title: 'Nothing tracked yet', action: 'Go to openings' },
  { place: 'Companies', title: 'No companies yet', action: 'Look around' },
  { place: 'Insights', title: 'No openings yet', action: 'Go to companies' },
  { place: 'Scan', title: 'No scans yet', action: 'Add companies' },
] as const;

test.for(emptyScreens)(
  '$place says what will be there, and what fills it',
  async ({ place, title, action }) => {
    await using opened = await browser.open(host.link);
    const { page, problems } = opened;
    await leaveWelcome(page);
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

test('Queues reports that no jobs wait', async () => {
  await using opened = await browser.open(host.link);
  const { page, problems } = opened;
  await leaveWelcome(page);
  await placeLink(page, 'Queues').click();
  await page.getByText('All queues are empty.').waitFor();
  await page.getByText('Nothing is wrong on this machine.').waitFor();
  await says(page.getByRole('region', { name: 'Fetch' }), 'Waiting0');
  expect(problems).toEqual([]);
});

test('invalid calls are rejected with the name of the field', async () => {
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

test('a screen that an updated host no longer serves works after a reload', async () => {
  await using opened = await browser.open(host.link);
  const { page, forgetProblems } = opened;
  await leaveWelcome(page);
  await placeLink(page, 'Inbox').click();
  await page.route('**/assets/insights-screen*', (route) => route.fulfill({ status: 404 }));
  await placeLink(page, 'Insights').click();
  await page.getByText('This screen could not be loaded').waitFor();
  await page.unroute('**/assets/insights-screen*');
  forgetProblems();
  await page.getByRole('button', { name: 'Reload' }).click();
  await leaveWelcome(page);
  await placeLink(page, 'Insights').click();
  await page.getByRole('heading', { name: 'No openings yet' }).waitFor();
  expect(opened.problems).toEqual([]);
});
