import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { writeRedirectFile } from './redirect-file.ts';
import { snapBrowserDir } from './snap-browser.ts';

/** How to have something opened. */
type Opener = { readonly program: string; readonly args: readonly string[] };

/** A browser that was not running yet may take so long until it reads a file. */
const usuallyKeptMs = seconds(20);

/**
 * Opens a link in the person's browser, by way of a file that is soon gone: the link lets whoever
 * has it in, and everyone on the machine can read command lines. False where there is nobody to see
 * it (a CI, no display) or no way to open it: the link has been printed anyway. Where the process
 * `isLeaving`, it waits until the file is no longer needed.
 */
export async function openBrowser({
  link,
  dataDir,
  isLeaving = false,
  keptMs = usuallyKeptMs,
  env = process.env,
}: {
  readonly link: string;
  readonly dataDir: string;
  readonly isLeaving?: boolean;
  readonly keptMs?: number;
  readonly env?: NodeJS.ProcessEnv;
}): Promise<boolean> {
  if (!canShow(process.platform, env)) return false;
  const snapDir = process.platform === 'linux' ? await snapBrowserDir(env) : null;
  const file = await writeRedirectFile(snapDir ?? dataDir, link);
  const isOpened = await start(openerFor(file.path, process.platform), env);
  if (!isOpened) {
    file[Symbol.dispose]();
    return false;
  }
  const removed = wait(keptMs, undefined, { ref: isLeaving }).then(() => file[Symbol.dispose]());
  if (isLeaving) await removed;
  return true;
}

/** True once the program runs; false where there is none. */
async function start({ program, args }: Opener, env: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn(program, args, { detached: true, stdio: 'ignore', env });
  child.unref();
  try {
    await once(child, 'spawn');
    return true;
  } catch {
    return false;
  }
}

/** The program that opens a file there. */
export function openerFor(file: string, platform: NodeJS.Platform): Opener {
  if (platform === 'darwin') return { program: 'open', args: [file] };
  // `start` takes its first quoted argument for a title.
  if (platform === 'win32') return { program: 'cmd', args: ['/c', 'start', '""', file] };
  return { program: 'xdg-open', args: [file] };
}

/** Whether somebody would see a browser. */
const canShow = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  !env.CI && hasDisplay(platform, env);

/** Whether a window would be seen: without a display, xdg-open looks for a browser in the terminal. */
export const hasDisplay = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(env.DISPLAY) ||
  Boolean(env.WAYLAND_DISPLAY);
