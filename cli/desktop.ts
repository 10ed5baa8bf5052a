import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { StartOptions } from '#host/start.ts';
import { findElectron } from '#services/provision/electron.ts';
import { type Machine, thisMachine } from '#services/provision/machine.ts';
import { projectRoot } from './build.ts';
import { hasDisplay } from './open-browser.ts';
import { exitCode } from './output.ts';

/** Electron's binary where a window can be shown, else why not, for a person. */
export type Desktop = { readonly path: string } | { readonly why: string };

/** Looks for what the desktop app needs; nothing is loaded, and so nothing downloaded. */
export async function findDesktop(machine: Machine = thisMachine()): Promise<Desktop> {
  const electron = await findElectron(machine);
  if ('missing' in electron) return { why: 'No Electron binary here' };
  if (!hasDisplay(machine.platform, machine.env)) return { why: 'No display here' };
  return { path: electron.path };
}

/** Runs the desktop app until it is quit; answers with the exit code of this process. */
export async function runDesktop(
  electron: string,
  options: Pick<StartOptions, 'dataDir' | 'flags'>,
): Promise<number> {
  const child = spawn(electron, [projectRoot, ...desktopArguments(options)], { stdio: 'inherit' });
  // A Ctrl-C in the terminal reaches both; the app ends in order, and this process after it.
  const wait = () => undefined;
  process.on('SIGINT', wait);
  const [code] = await once(child, 'close');
  process.off('SIGINT', wait);
  return code === 0 ? exitCode.ok : exitCode.failed;
}

/** What was said on this command line, as the app reads it on its own: nothing that was not. */
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
