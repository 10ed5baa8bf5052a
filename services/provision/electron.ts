import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Found, findProgram, type Missing } from './find.ts';
import { type Machine, thisMachine } from './machine.ts';
import type { Provision } from './provide.ts';

const name = 'electron';

/**
 * Electron's binary, without loading its package: that would download it. Inside Electron it is the
 * program that runs. The package writes the name of the program to path.txt when it is complete.
 */
export async function findElectron(machine: Machine = thisMachine()): Promise<Found | Missing> {
  if (process.versions.electron !== undefined) {
    return { name, path: process.execPath, origin: 'system' };
  }
  const folder = machine.packageFolder(name);
  const override = machine.env.ELECTRON_OVERRIDE_DIST_PATH;
  const program = folder && (await programIn(folder));
  const found = await findProgram(
    name,
    {
      setting: null,
      resources: [],
      system: override ? [path.join(override, program ?? 'electron')] : [],
      download: folder && program && !override ? [path.join(folder, 'dist', program)] : [],
    },
    machine,
  );
  return (
    found ?? {
      name,
      missing: true,
      stillWorks: 'the same screens in a browser',
      fix: folder === null ? 'npm ci' : 'npx install-electron',
    }
  );
}

/** Its row of the table. */
export const electron: Provision = {
  purpose: 'shows the desktop window',
  isOptional: true,
  find: (_settings, machine) => findElectron(machine),
  installers: async ({ packageFolder }) => {
    const folder = packageFolder(name);
    if (folder === null) return [];
    return [{ says: 'Downloading Electron', node: path.join(folder, 'install.js'), args: [] }];
  },
  isUnwanted: () => false,
};

async function programIn(packageFolder: string): Promise<string | null> {
  const text = await readFile(path.join(packageFolder, 'path.txt'), 'utf8').catch(() => null);
  return text?.trim() || null;
}
