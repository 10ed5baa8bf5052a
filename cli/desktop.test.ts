import path from 'node:path';
import { expect, it } from 'vitest';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { desktopArguments, findDesktop } from './desktop.ts';

const display = { DISPLAY: ':0' };

it('is Electron where its binary and a display are there', async () => {
  await using machine = await fakeMachine({ env: display });
  await machine.put('packages/electron/path.txt', 'electron');
  const binary = await machine.put('packages/electron/dist/electron');
  expect(await findDesktop(machine)).toEqual({ path: binary });
});

it('is none without the binary', async () => {
  await using machine = await fakeMachine({ env: display });
  await machine.put('packages/electron/package.json', '{}');
  expect(await findDesktop(machine)).toEqual({ why: 'No Electron binary here' });
});

it('is none without a display', async () => {
  await using machine = await fakeMachine({ env: {} });
  const binary = await machine.put('own/electron');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: path.dirname(binary) };
  expect(await findDesktop({ ...machine, env })).toEqual({ why: 'No display here' });
});

it('is told what was said here, and nothing else', () => {
  const flags = {
    originMap: 'map.json',
    enrich: false,
    allowPrivateNetwork: true,
    llmUrl: undefined,
  };
  expect(desktopArguments({ dataDir: '/data', flags })).toEqual([
    '--data-dir=/data',
    '--origin-map=map.json',
    '--no-enrich',
    '--allow-private-network',
  ]);
});
