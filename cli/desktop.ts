import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { StartOptions } from '#host/start-options.ts';
import { findElectron } from '#services/provision/electron.ts';
import { type Machine, thisMachine } from '#services/provision/find.ts';
import { hasDisplay } from './open-browser.ts';
import { exitCode } from './output.ts';

/** The folder of package.json, from the sources or from the build. */
const projectRoot = path.resolve(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '..' : '../../..',
);

/** The path of Electron's binary if a window can be shown, else the reason for a person. */
export type Desktop = { readonly path: string } | { readonly why: string };

/** Looks for the parts of the desktop app; loads and downloads nothing. */
export async function findDesktop(machine: Machine = thisMachine()): Promise<Desktop> {
  const electron = await findElectron(machine);
  if ('missing' in electron) return { why: 'Electron is not installed' };
  if (machine.platform === 'linux' && machine.isRoot) {
    return { why: 'The desktop app does not run as root' };
  }
  if (!hasDisplay(machine.platform, machine.env)) return { why: 'There is no display' };
  return { path: electron.path };
}

/** Runs the desktop app until it quits; returns the exit code for this process. */
export async function runDesktop(
  electron: string,
  options: Pick<StartOptions, 'dataDir' | 'flags'>,
): Promise<number> {
  const child = spawn(electron, [projectRoot, ...desktopArguments(options)], { stdio: 'inherit' });
  // A Ctrl-C in the terminal reaches both; the app stops in order, and this process after it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  const [code] = await once(child, 'close');
  process.off('SIGINT', wait);
  return code === 0 ? exitCode.ok : exitCode.failed;
}

/** The options of this command line as the app spells them. */
export function desktopArguments({
  dataDir,
  flags,
}: Pick<StartOptions, 'dataDir' | 'flags'>): readonly string[] {
  const given = Object.entries({ dataDir, ...flags }).map(([name, value]) => {
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (value === undefined) return null;
    if (value === false) return `--no-${option}`;
    return value === true ? `--${option}` : `--${option}=${value}`;
  });
  return given.filter((each) => each !== null);
}
