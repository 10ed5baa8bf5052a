import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';

/** Every path on disk, in one place. All are absolute. */
export type DataPaths = {
  readonly root: string;
  readonly lock: string;
  /** How to reach the host that is serving; 0600. */
  readonly host: string;
  readonly settings: string;
  readonly secrets: string;
  readonly database: string;
  readonly snapshots: string;
  readonly logs: string;
  /** What the desktop app keeps of its window, and Chromium of the page. */
  readonly desktop: string;
  readonly redis: RedisPaths;
};

export type RedisPaths = {
  readonly dir: string;
  /** Its configuration, with the password; 0600. */
  readonly config: string;
  /** How to reach the one that is running; 0600. */
  readonly connection: string;
  readonly log: string;
  /** Where its unix socket goes; null where the system has none. */
  readonly socket: string | null;
};

/** The facts of this machine that paths follow from. */
export type PathMachine = {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly temp: string;
  readonly uid: number;
};

const thisMachine = (): PathMachine => ({
  platform: process.platform,
  home: os.homedir(),
  temp: os.tmpdir(),
  uid: process.getuid?.() ?? 0,
});

/** Where everything of one data dir lives. Pure: nothing is made, see `prepareDataDir`. */
export function dataPaths(dataDir: string, machine: PathMachine = thisMachine()): DataPaths {
  const root = path.resolve(dataDir);
  const inRoot = (...parts: string[]) => path.join(root, ...parts);
  return {
    root,
    lock: inRoot('lock'),
    host: inRoot('host.json'),
    settings: inRoot('settings.json'),
    secrets: inRoot('secrets.json'),
    database: inRoot('rolewatch.db'),
    snapshots: inRoot('snapshots'),
    logs: inRoot('logs'),
    desktop: inRoot('desktop'),
    redis: {
      dir: inRoot('redis'),
      config: inRoot('redis', 'redis.conf'),
      connection: inRoot('redis', 'redis.json'),
      log: inRoot('logs', 'redis.log'),
      socket: socketPath(root, machine),
    },
  };
}

/** The data dir a person means: the flag, else ROLEWATCH_DATA_DIR, else the convention of the system. */
export function resolveDataDir(
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
  machine: Pick<PathMachine, 'platform' | 'home'> = thisMachine(),
): string {
  return path.resolve(flag || env.ROLEWATCH_DATA_DIR || conventionalDir(env, machine));
}

/** The data dir of the demo: beside the one that holds what matters, wherever that is. */
export const resolveDemoDataDir = (
  env: NodeJS.ProcessEnv,
  machine: Pick<PathMachine, 'platform' | 'home'> = thisMachine(),
): string => `${resolveDataDir(undefined, env, machine)}-demo`;

/** XDG Base Directory Specification 0.8; the folders Apple and Microsoft name for application data. */
function conventionalDir(
  env: NodeJS.ProcessEnv,
  { platform, home }: Pick<PathMachine, 'platform' | 'home'>,
): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Rolewatch');
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'Rolewatch');
  }
  const xdg = env.XDG_DATA_HOME;
  // The specification says that a relative path is to be ignored.
  const base = xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share');
  return path.join(base, 'rolewatch');
}

/** The kernel holds 104 bytes of a socket's path on macOS, 108 on Linux, the closing zero included. */
const longestSocketPath = 100;

function socketPath(root: string, { platform, temp, uid }: PathMachine): string | null {
  if (platform === 'win32') return null;
  const besideData = path.join(root, 'redis', 'redis.sock');
  if (Buffer.byteLength(besideData) <= longestSocketPath) return besideData;
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const inTemp = path.join(temp, `rolewatch-${uid}-${name}`, 'redis.sock');
  return Buffer.byteLength(inTemp) <= longestSocketPath ? inTemp : null;
}
