import path from 'node:path';
import { expect, it } from 'vitest';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { desktopArguments, findDesktop } from './desktop.ts';

const display = { DISPLAY: ':0' };

it('is Electron if its binary and a display exist', async () => {
  await using machine = await fakeMachine({ env: display });
  await machine.put('packages/electron/path.txt', 'electron');
  const binary = await machine.put('packages/electron/dist/electron');
  expect(await findDesktop(machine)).toEqual({ path: binary });
});

it('is unavailable without the binary', async () => {
  await using machine = await fakeMachine({ env: display });
  await machine.put('packages/electron/package.json', '{}');
  expect(await findDesktop(machine)).toEqual({ why: 'Electron is not installed' });
});

it('is unavailable without a display', async () => {
  await using machine = await fakeMachine({ env: {} });
  const binary = await machine.put('own/electron');
  const env = { ELECTRON_OVERRIDE_DIST_PATH: path.dirname(binary) };
  expect(await findDesktop({ ...machine, env })).toEqual({ why: 'There is no display' });
});

it('is unavailable as root on Linux, where Electron refuses to start', async () => {
  await using machine = await fakeMachine({ env: display });
  await machine.put('packages/electron/path.txt', 'electron');
  await machine.put('packages/electron/dist/electron');
  const asRoot = { ...machine, platform: 'linux', isRoot: true } as const;
  expect(await findDesktop(asRoot)).toEqual({ why: 'The desktop app does not run as root' });
});

it('gets exactly the options of this command line', () => {
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
