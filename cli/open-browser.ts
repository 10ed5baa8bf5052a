import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { seconds } from '#core/duration.ts';
import { writePrivateFile } from '#services/private-file.ts';

type Opener = { readonly program: string; readonly args: readonly string[] };

/** A browser that was not running may take this long until it reads a file. */
const usuallyKeptMs = seconds(20);

/**
 * Opens a link in the user's browser through a short-lived file: the link grants access, and
 * everyone on the machine can read command lines. False without a user to see it (a CI, no display)
 * or a way to open it; the link has been printed anyway. With `isLeaving`, it waits until the file
 * is no longer needed.
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

/** True once the program runs; false if it is missing. */
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

export function openerFor(file: string, platform: NodeJS.Platform): Opener {
  if (platform === 'darwin') return { program: 'open', args: [file] };
  // `start` takes its first quoted argument for a title.
  if (platform === 'win32') return { program: 'cmd', args: ['/c', 'start', '""', file] };
  return { program: 'xdg-open', args: [file] };
}

const canShow = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  !env.CI && hasDisplay(platform, env);

/**
 * Whether a window would be visible: without a display, xdg-open starts a browser in the terminal.
 */
export const hasDisplay = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform === 'darwin' ||
  platform === 'win32' ||
  Boolean(env.DISPLAY) ||
  Boolean(env.WAYLAND_DISPLAY);

/** A private file that redirects a browser to a link. Dispose to remove it. */
type RedirectFile = Disposable & { readonly path: string };

/**
 * Writes a page (0600) that redirects to a link. The link must not be on a command line, since
 * everyone on the machine can read those. Writing again in a folder replaces the file.
 */
export async function writeRedirectFile(dir: string, link: string): Promise<RedirectFile> {
  const file = path.join(dir, 'rolewatch-open.html');
  await writePrivateFile(file, pageTo(link));
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  return {
    path: file,
    [Symbol.dispose]() {
      process.off('exit', remove);
      remove();
    },
  };
}

/** No script: some browsers forbid scripts in local files. */
function pageTo(link: string): string {
  const escaped = link.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${escaped}">
<title>Rolewatch</title>
<p><a href="${escaped}">Rolewatch</a></p>
</html>
`;
}

const run = promisify(execFile);

/**
 * The folder that the default browser can read, if it is a snap: a snap sees no hidden folders, so
 * it cannot read the data dir. Null for other browsers.
 */
async function snapBrowserDir(env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const options = { env, timeout: seconds(2) };
    const { stdout } = await run('xdg-settings', ['get', 'default-web-browser'], options);
    const [, snap] = /^([a-z0-9-]+)_[\w.-]+\.desktop$/.exec(stdout.trim()) ?? [];
    if (snap === undefined || env.HOME === undefined) return null;
    const dir = path.join(env.HOME, 'snap', snap, 'common');
    await access(dir);
    return dir;
  } catch {
    // No xdg-settings, no default browser or no such folder: not a snap.
    return null;
  }
}
