import { expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { defaultSettings } from '#core/settings.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { createDemoBeside } from './demo-beside.ts';
import type { StartDemo } from './start-options.ts';

const link = 'http://127.0.0.1:5000/#token=abc';

function open(start?: StartDemo) {
  const ended = vi.fn(async () => undefined);
  const startDemo = vi.fn<StartDemo>(
    start ?? (async () => ({ link, [Symbol.asyncDispose]: ended })),
  );
  const settings = () => ({ ...defaultSettings, redisServer: '/opt/redis-server' });
  const paths = { demo: '/data/demo' };
  const beside = createDemoBeside({ startDemo, env: {}, paths, settings, log: silentLog });
  return { beside, startDemo, ended };
}

it('starts at the first request, then stays', async () => {
  const { beside, startDemo } = open();
  expect(startDemo).not.toHaveBeenCalled();
  expect(await Promise.all([beside.open(), beside.open()])).toEqual([link, link]);
  expect(await beside.open()).toBe(link);
  expect(startDemo).toHaveBeenCalledOnce();
});

it('has its own data dir and port, and the programs of the host', async () => {
  const { beside, startDemo } = open();
  await beside.open();
  expect(startDemo.mock.calls[0]?.[0]).toMatchObject({
    dataDir: '/data/demo',
    host: '127.0.0.1',
    port: 0,
    flags: { redisServer: '/opt/redis-server' },
  });
});

it('stops with its host', async () => {
  const { beside, startDemo, ended } = open();
  await beside.open();
  await beside[Symbol.asyncDispose]();
  expect(ended).toHaveBeenCalledOnce();
  expect(startDemo.mock.calls[0]?.[0].signal?.aborted).toBe(true);
});

it('needs no stop if it was never opened', async () => {
  const { beside, startDemo } = open();
  await beside[Symbol.asyncDispose]();
  expect(startDemo).not.toHaveBeenCalled();
});

it('opens in the other process that runs it', async () => {
  const { beside } = open(async () => {
    throw new AppError('data_dir_locked', { path: '/data/demo', pid: 7, url: link });
  });
  expect(await beside.open()).toBe(link);
});

it('that fails to start reports why and the fix, and can be tried again', async () => {
  const full = new AppError('disk_full', { path: '/data/demo' });
  const { beside, startDemo } = open(async () => {
    throw full;
  });
  await expect(beside.open()).rejects.toMatchObject({
    code: 'demo_not_started',
    message: expect.stringContaining(full.message),
    hint: expect.stringContaining(full.hint),
  });
  await expect(beside.open()).rejects.toThrow();
  expect(startDemo).toHaveBeenCalledTimes(2);
});
