import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Found, findProgram, type Machine, type Missing, thisMachine } from './find.ts';
import type { Provision } from './provide.ts';

const name = 'electron';

/**
 * Finds Electron's binary without loading its package, which would download it. Inside Electron,
 * that is the running program. The package writes the program's name to path.txt when it is
 * complete.
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
      fix: folder === null ? 'npm start' : 'npx install-electron',
    }
  );
}

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
