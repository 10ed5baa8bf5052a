import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DesktopWorld, startDesktopWorld } from '#tests/support/electron/desktop-world.ts';

let world: DesktopWorld;
beforeEach(async () => {
  world = await startDesktopWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const key = 'sk-very-secret';

test.each([
  ['by the system', {}, 'key_store'],
  ['in the file where the system has no key store', { DOUBLE_NO_KEYRING: '1' }, 'file'],
] as const)('a key is kept %s, and available at the next start', async (_how, env, keptBy) => {
  const file = path.join(world.dataDir, 'settings.json');
  const find = async (app: Awaited<ReturnType<typeof world.start>>) =>
    (await app.call('settings.list', {})).find(({ name }) => name === 'llmApiKey');
  {
    await using app = await world.start({ env });
    await app.call('settings.set', { name: 'llmApiKey', value: key });
    expect(await find(app)).toMatchObject({ isSet: true, value: null, keptBy });
  }
  expect((await readFile(file, 'utf8')).includes(key)).toBe(keptBy === 'file');
  await using again = await world.start({ env });
  expect(await find(again)).toMatchObject({ isSet: true, from: 'file', keptBy });
  expect((await again.call('health.get', {})).notices).toEqual([]);
});
