import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { seconds } from '#core/duration.ts';

const run = promisify(execFile);

/**
 * Where the default browser can read files, if it is a snap: such a browser sees no hidden folder,
 * and with it no data dir, but one of its own. Null for any other browser.
 */
export async function snapBrowserDir(env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const options = { env, timeout: seconds(2) };
    const { stdout } = await run('xdg-settings', ['get', 'default-web-browser'], options);
    const [, snap] = /^([a-z0-9-]+)_[\w.-]+\.desktop$/.exec(stdout.trim()) ?? [];
    if (snap === undefined || env.HOME === undefined) return null;
    const dir = path.join(env.HOME, 'snap', snap, 'common');
    await access(dir);
    return dir;
  } catch {
    // No xdg-settings, no default or no such folder: then it is no snap either.
    return null;
  }
}
