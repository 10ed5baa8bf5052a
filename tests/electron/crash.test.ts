import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { patient, placeLink } from '#tests/support/app-page.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

test('a page that crashes is reloaded while the scan continues', async () => {
  const { sites } = world;
  const acme = sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  const birch = sites.addCompany({ kind: 'greenhouse', slug: 'birch', postings: 4 });
  const mend = sites.fail(/\/birch\b/, faults.hang());
  await using app = await world.start();
  for (const { url } of [acme, birch]) await app.call('companies.add', { url });
  const { page } = await app.open();
  await placeLink(page, 'Scan').waitFor();
  const { id } = await app.call('runs.start', { all: true });
  await app.desktop.crashPage();
  await expect.poll(() => app.desktop.done('webContents.reload'), patient).toHaveLength(1);
  const run = await app.call('runs.get', { id });
  expect(run).toMatchObject({ status: 'running', endedAt: null });
  mend();
  // Another page has replaced the crashed one.
  const { page: again } = await vi.waitFor(async () => {
    const found = await app.desktop.window();
    expect(found.page).not.toBe(page);
    return found;
  }, patient);
  await placeLink(again, 'Scan').click();
  await again
    .getByText(/Read (all|3 of) 3 openings/)
    .first()
    .waitFor();
  await app.call('runs.cancel', { id });
  await expect
    .poll(async () => (await app.call('runs.get', { id })).endedAt, patient)
    .not.toBeNull();
});

test('a page that keeps crashing waits for the user’s decision', async () => {
  await using app = await world.start();
  await app.open();
  const reloads = () => app.desktop.done('webContents.reload').length;
  for (let n = 1; n <= 3; n += 1) {
    await app.desktop.crashPage();
    await expect.poll(reloads, patient).toBe(n);
    await expect
      .poll(async () => (await app.desktop.window()).page.title(), patient)
      .toContain('Rolewatch');
  }
  await app.desktop.drive('dialog.press', 2);
  await app.desktop.crashPage();
  expect((await app.desktop.exited).code).toBe(0);
  expect(reloads()).toBe(3);
  expect(app.desktop.done('dialog.showMessageBox')).toMatchObject([
    [{ message: 'The window keeps crashing', buttons: ['Reload', 'Open logs', 'Quit'] }],
  ]);
});

test('a worker that crashes at every start is given up and reported, and the rest continues', async () => {
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  const env = {
    DOUBLE_CRASHES: 'ai_enrich',
    ELECTRON_DOUBLE_HASTE: '50',
    ROLEWATCH_WORKER_IDLE_SECONDS: '0',
  };
  await using app = await world.start({ env });
  const states = async () =>
    (await app.call('health.get', {})).workers.map(({ queue, state }) => `${queue}: ${state}`);
  await expect.poll(states).toContain('ai_enrich: gave_up');
  const starts = app.desktop.done('utilityProcess.fork').flat();
  expect(starts.filter((name) => name === 'Rolewatch ai_enrich')).toHaveLength(10);
  const { notices } = await app.call('health.get', {});
  // At this speed, other workers may count as silent for a moment.
  const told = notices.map(({ message }) => message);
  expect(told).toContainEqual(expect.stringContaining('ai_enrich'));

  const { page } = await app.open();
  await app.call('companies.add', { url: acme.url });
  await placeLink(page, 'Scan').click();
  await page.getByRole('main').getByRole('button', { name: 'Scan now' }).click();
  await page
    .getByText(/Read (all|3 of) 3 openings/)
    .first()
    .waitFor();
});

test('a killed Redis restarts, and no work is lost', async () => {
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 3 });
  await using app = await world.start();
  await app.call('companies.add', { url: acme.url });
  const { redisPid } = await app.call('health.get', {});
  expect(redisPid).not.toBeNull();
  process.kill(redisPid ?? 0, 'SIGKILL');
  await expect
    .poll(async () => (await app.call('health.get', {})).redisPid, patient)
    .not.toBe(redisPid);
  const { page } = await app.open();
  await placeLink(page, 'Scan').click();
  await page.getByRole('main').getByRole('button', { name: 'Scan now' }).click();
  await page
    .getByText(/Read (all|3 of) 3 openings/)
    .first()
    .waitFor();
});
