import { spawn } from 'node:child_process';

/** How to have an address opened. */
type Opener = { readonly program: string; readonly args: readonly string[] };

/**
 * Opens an address in the person's browser. False where there is nobody to see it (a CI, no
 * display) or no way to open it: the address has been printed anyway.
 */
export function openBrowser(url: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const opener = openerFor(url, process.platform, env);
  if (opener === null) return Promise.resolve(false);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(opener.program, opener.args, { detached: true, stdio: 'ignore' });
  child.once('error', () => resolve(false));
  child.once('spawn', () => resolve(true));
  child.unref();
  return promise;
}

/** The program that opens an address there; null where nobody would see it. */
export function openerFor(
  url: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): Opener | null {
  if (env.CI || !hasDisplay(platform, env)) return null;
  if (platform === 'darwin') return { program: 'open', args: [url] };
  // `start` takes its first quoted argument for a title.
  if (platform === 'win32') return { program: 'cmd', args: ['/c', 'start', '""', url] };
  return { program: 'xdg-open', args: [url] };
}

/** Whether a window would be seen: without a display, xdg-open looks for a browser in the terminal. */
export const hasDisplay = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(env.DISPLAY) ||
  Boolean(env.WAYLAND_DISPLAY);
