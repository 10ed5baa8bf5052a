import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeMachine } from '#tests/support/fake-machine.ts';
import { findElectron } from './electron.ts';

describe('findElectron', () => {
  it('finds the binary named in the package', async () => {
    await using machine = await fakeMachine();
    await machine.put('packages/electron/path.txt', 'electron');
    const binary = await machine.put('packages/electron/dist/electron');
    expect(await findElectron(machine)).toMatchObject({ path: binary, origin: 'download' });
  });

  it('counts a package without its binary as missing', async () => {
    await using machine = await fakeMachine();
    await machine.put('packages/electron/package.json', '{}');
    expect(await findElectron(machine)).toMatchObject({
      missing: true,
      fix: 'npx install-electron',
    });
  });

  it('counts a binary that was not unpacked as missing', async () => {
    await using machine = await fakeMachine();
    await machine.put('packages/electron/path.txt', 'electron');
    expect(await findElectron(machine)).toMatchObject({ missing: true });
  });

  it('looks only at ELECTRON_OVERRIDE_DIST_PATH', async () => {
    await using machine = await fakeMachine();
    await machine.put('packages/electron/path.txt', 'electron');
    await machine.put('packages/electron/dist/electron');
    const own = await machine.put('own/electron');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: path.dirname(own) };
    expect(await findElectron({ ...machine, env })).toMatchObject({ path: own });
  });

  it('gives the fix if even the package is missing', async () => {
    await using machine = await fakeMachine();
    expect(await findElectron(machine)).toMatchObject({ missing: true, fix: 'npm start' });
  });
});
