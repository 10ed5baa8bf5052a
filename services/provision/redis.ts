import path from 'node:path';
import type { Settings } from '#core/settings.ts';
import {
  type Found,
  findProgram,
  type Machine,
  type Missing,
  onPath,
  thisMachine,
} from './find.ts';
import { aptInstaller, type Installer, packageHint } from './install.ts';
import { type ProvideOptions, type Provision, provide } from './provide.ts';

/** The value of `redisServer` for working without Redis. */
const withoutRedis = 'none';

const name = 'redis';
const stillWorks = 'everything, in one process; queued work is lost when it ends';

/** Redis or a compatible server. Throws `invalid_setting` if the configured path is wrong. */
export async function findRedis(
  { redisServer }: Pick<Settings, 'redisServer'>,
  machine: Machine = thisMachine(),
): Promise<Found | Missing> {
  if (redisServer === withoutRedis) {
    const fix = `unset ROLEWATCH_REDIS_SERVER (it says "${withoutRedis}")`;
    return { name, missing: true, stillWorks, fix };
  }
  const found = await findProgram(
    name,
    {
      setting: redisServer === null ? null : { name: 'redisServer', path: redisServer },
      resources: machine.resources.map((folder) =>
        path.join(folder, 'redis', `${machine.platform}-${machine.arch}`, program(machine)),
      ),
      system: [...onPath(['redis-server', 'valkey-server'], machine), ...wellKnown(machine)],
      download: downloadFolders(machine).map((folder) =>
        path.join(folder, 'stable', machine.platform === 'win32' ? 'memurai.exe' : 'redis-server'),
      ),
    },
    machine,
  );
  if (found !== null) return found;
  const fix = await packageHint({ debian: 'redis-server', homebrew: 'redis' }, machine);
  const otherwise = 'install Redis, and set ROLEWATCH_REDIS_SERVER to its path';
  return { name, missing: true, stillWorks, fix: fix ?? otherwise };
}

export const redis: Provision = {
  purpose: 'keeps queued work over restarts',
  isOptional: false,
  find: findRedis,
  installers: async (machine) => [
    ...(await downloader(machine)),
    ...(await aptInstaller(['redis-server'], machine)),
  ],
  isUnwanted: ({ redisServer }) => redisServer === withoutRedis,
};

export const provisionRedis = (options: ProvideOptions): Promise<Found | Missing> =>
  provide(redis, options);

/** The package with the downloader. It compiles, so it needs `make`. */
async function downloader(machine: Machine): Promise<readonly Installer[]> {
  const folder = machine.packageFolder('redis-memory-server');
  const [target] = downloadFolders(machine);
  if (folder === null || target === undefined) return [];
  if (machine.platform !== 'win32' && !(await hasMake(machine))) return [];
  return [
    {
      says: 'Downloading and compiling Redis; this takes some minutes, once',
      node: path.join(folder, 'scripts', 'postinstall.js'),
      args: [],
      env: {
        REDISMS_DISABLE_POSTINSTALL: 'false',
        REDISMS_DOWNLOAD_DIR: target,
        REDISMS_DEBUG: 'true',
      },
      worksSilentlyAfter: /extract\(\)/,
    },
  ];
}

const program = ({ platform }: Machine) =>
  platform === 'win32' ? 'redis-server.exe' : 'redis-server';

const wellKnown = ({ platform }: Machine): readonly string[] =>
  platform === 'win32'
    ? ['C:\\Program Files\\Memurai\\memurai.exe', 'C:\\Program Files\\Redis\\redis-server.exe']
    : ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin'].flatMap(
        (folder) => [`${folder}/redis-server`, `${folder}/valkey-server`],
      );

/** Where redis-memory-server keeps its builds; we configure the first. */
function downloadFolders({ env, home, packageFolder }: Machine): readonly string[] {
  const folder = packageFolder('redis-memory-server');
  const besidePackage =
    folder === null
      ? undefined
      : path.join(folder, '..', '.cache', 'redis-memory-server', 'redis-binaries');
  const legacy = path.join(home, '.cache', 'redis-binaries');
  return [env.REDISMS_DOWNLOAD_DIR, besidePackage, legacy].filter(
    (each) => typeof each === 'string',
  );
}

async function hasMake(machine: Machine): Promise<boolean> {
  for (const file of onPath(['make'], machine)) if (await machine.isProgram(file)) return true;
  return false;
}
