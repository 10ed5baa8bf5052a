import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';

/** Every path on disk, all absolute. */
export type DataPaths = {
  readonly root: string;
  readonly lock: string;
  /** How to reach the running host; 0600. */
  readonly host: string;
  /** Listens for commands of the same user; null if no path is short enough. */
  readonly hostSocket: string | null;
  readonly settings: string;
  readonly secrets: string;
  readonly database: string;
  /** A checked backup that replaces the database at the next start. */
  readonly restored: string;
  readonly backups: string;
  readonly snapshots: string;
  /** How sites want to be asked; 0600. */
  readonly sitePaces: string;
  /** What was found out about model servers; 0600. */
  readonly modelServers: string;
  readonly logs: string;
  /** The desktop app's window state, and Chromium's data for the page. */
  readonly desktop: string;
  readonly demo: string;
  readonly redis: RedisPaths;
};

export type RedisPaths = {
  readonly dir: string;
  /** Redis's configuration with the password; 0600. */
  readonly config: string;
  /** How to reach the running Redis; 0600. */
  readonly connection: string;
  readonly log: string;
  /** The unix socket of Redis; null if the system has no unix sockets. */
  readonly socket: string | null;
};

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

/** All paths of one data dir. Pure: see `prepareDataDir` for creating them. */
export function dataPaths(dataDir: string, machine: PathMachine = thisMachine()): DataPaths {
  const root = path.resolve(dataDir);
  const inRoot = (...parts: string[]) => path.join(root, ...parts);
  return {
    root,
    lock: inRoot('lock'),
    host: inRoot('host.json'),
    hostSocket: hostSocket(root, machine),
    settings: inRoot('settings.json'),
    secrets: inRoot('secrets.json'),
    database: inRoot('rolewatch.db'),
    restored: inRoot('rolewatch.db.restored'),
    backups: inRoot('backups'),
    snapshots: inRoot('snapshots'),
    sitePaces: inRoot('site-paces.json'),
    modelServers: inRoot('model-servers.json'),
    logs: inRoot('logs'),
    desktop: inRoot('desktop'),
    demo: inRoot('demo'),
    redis: {
      dir: inRoot('redis'),
      config: inRoot('redis', 'redis.conf'),
      connection: inRoot('redis', 'redis.json'),
      log: inRoot('logs', 'redis.log'),
      socket:
        machine.platform === 'win32' ? null : socketPath(root, machine, 'redis', 'redis.sock'),
    },
  };
}

/** The data dir: the flag, else ROLEWATCH_DATA_DIR, else the system's convention. */
export function resolveDataDir(
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
  machine: Pick<PathMachine, 'platform' | 'home'> = thisMachine(),
): string {
  return path.resolve(flag || env.ROLEWATCH_DATA_DIR || conventionalDir(env, machine));
}

/**
 * XDG Base Directory Specification 0.8; the folders Apple and Microsoft name for application data.
 * Not env-paths (3.0.0): on Windows it adds a folder `Data`, and it follows a relative
 * XDG_DATA_HOME. An update would no longer find the data of such users.
 */
function conventionalDir(
  env: NodeJS.ProcessEnv,
  { platform, home }: Pick<PathMachine, 'platform' | 'home'>,
): string {
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Rolewatch');
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'Rolewatch');
  }
  const xdg = env.XDG_DATA_HOME;
  // The specification ignores a relative path.
  const base = xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share');
  return path.join(base, 'rolewatch');
}

/** A socket's path may have 104 bytes on macOS and 108 on Linux, with the closing zero. */
const longestSocketPath = 100;

/** Beside the data, else in the temporary folder, under a name derived from the root. */
function socketPath(
  root: string,
  { temp, uid }: PathMachine,
  folder: string,
  name: string,
): string | null {
  const besideData = path.join(root, folder, name);
  if (Buffer.byteLength(besideData) <= longestSocketPath) return besideData;
  const inTemp = path.join(temp, `rolewatch-${uid}-${nameOf(root)}`, name);
  return Buffer.byteLength(inTemp) <= longestSocketPath ? inTemp : null;
}

/** Windows has named pipes instead, outside folders. */
const hostSocket = (root: string, machine: PathMachine): string | null =>
  machine.platform === 'win32'
    ? `\\\\.\\pipe\\rolewatch-${nameOf(root)}`
    : socketPath(root, machine, 'run', 'host.sock');

const nameOf = (root: string): string =>
  createHash('sha256').update(root).digest('hex').slice(0, 12);
