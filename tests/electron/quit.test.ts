import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { patient } from '#tests/support/app-page.ts';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';
import type { DesktopUnderTest } from '#tests/support/electron/world.ts';
import { childrenOf } from '#tests/support/processes.ts';
import { promisedTime } from '#tests/support/promised-time.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const keepsWorkers = { ROLEWATCH_WORKER_IDLE_SECONDS: '0' };

async function untilWorking(app: DesktopUnderTest): Promise<readonly number[]> {
  await expect
    .poll(async () => (await app.call('health.get', {})).workers.map(({ state }) => state), patient)
    .toEqual(['ready', 'ready', 'ready', 'ready']);
  return (await childrenOf(app.desktop.pid)).map(({ pid }) => pid);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const titles = (app: DesktopUnderTest): readonly unknown[] =>
  app.desktop.done('window.setTitle').flat();

test(
  'quitting stops the services in order, shows its progress, and leaves no process',
  promisedTime,
  async () => {
    await using app = await world.start({ env: { ...keepsWorkers, ROLEWATCH_LOG_LEVEL: 'info' } });
    const pids = await untilWorking(app);
    expect(pids.length).toBeGreaterThan(4);
    const since = performance.now();
    await app.desktop.drive('app.quit');
    expect((await app.desktop.exited).code).toBe(0);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(titles(app)).toEqual([
      expect.stringMatching(/quitting, .*jobs/),
      expect.stringMatching(/quitting, .*queues/),
      expect.stringMatching(/quitting, .*database/),
    ]);
    await expect.poll(() => pids.filter(isAlive), patient).toEqual([]);
    const log = await readFile(path.join(world.dataDir, 'logs', 'rolewatch.log'), 'utf8');
    const said = log
      .split('\n')
      .filter((line) => line.includes('"name":"desktop"'))
      .map((line) => JSON.parse(line).message);
    expect(said).toEqual([
      expect.stringMatching('started'),
      'quitting',
      'stopping',
      'stopping',
      'stopping',
      'quit',
    ]);
  },
);

test('quitting during the start stops it', async () => {
  await using app = await world.start();
  await expect.poll(() => app.desktop.done('BrowserWindow'), patient).toHaveLength(1);
  app.desktop.kill('SIGTERM');
  expect((await app.desktop.exited).code).toBe(0);
  await using again = await world.start({ env: keepsWorkers });
  await untilWorking(again);
});

test(
  'a worker that ignores the request delays a quit by at most five seconds',
  promisedTime,
  async () => {
    await using app = await world.start({ env: { ...keepsWorkers, DOUBLE_DEAF: 'parse' } });
    const pids = await untilWorking(app);
    const since = performance.now();
    await app.desktop.drive('app.quit');
    expect((await app.desktop.exited).code).toBe(0);
    expect(performance.now() - since).toBeLessThan(6_000);
    await expect.poll(() => pids.filter(isAlive), patient).toEqual([]);
  },
);

test('a start during the quit reopens the app', async () => {
  await using app = await world.start({ env: { ...keepsWorkers, DOUBLE_DEAF: 'parse' } });
  await untilWorking(app);
  void app.desktop.drive('app.quit').catch(() => undefined);
  await expect.poll(() => titles(app).length, patient).toBeGreaterThan(0);
  await using second = await world.start();
  expect((await second.desktop.exited).code).toBe(0);
  await app.desktop.exited;
  expect(app.desktop.done('app.relaunch')).toHaveLength(1);
  expect(app.desktop.done('BrowserWindow')).toHaveLength(1);
});
