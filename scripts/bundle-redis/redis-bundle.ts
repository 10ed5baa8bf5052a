import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { download, type Pin, type Unreachable } from './download.ts';

/** A system the app ships for, such as `linux-x64`, by the names Node has for its halves. */
export const systems = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  // Runs what is built for x64.
  'win32-arm64',
] as const;
export type System = (typeof systems)[number];

export type BundleOptions = {
  readonly system: System;
  /** The machine we run on, in the same words. */
  readonly here: string;
  readonly source: Pin;
  readonly windows: Pin;
  /** What ships with the server for Windows, whose archive has no licence in it. */
  readonly windowsLicence: string;
  /** Where the folders of the systems are: resources/redis. */
  readonly folder: string;
};

/** 'kept': the pinned one was there already. */
export type Bundled = 'kept' | 'bundled' | Unreachable;

/**
 * Puts a redis-server for a system where the app looks for it, with its licence and where it is from. What
 * was there stays until the new one is complete. Throws where the download is not the pinned one, or does
 * not compile.
 */
export async function bundleRedis(options: BundleOptions): Promise<Bundled> {
  const { system, here, source, windows, windowsLicence, folder } = options;
  const isWindows = system.startsWith('win32');
  const pin = isWindows ? windows : source;
  const target = path.join(folder, system);
  const origin = originOf(pin);
  if ((await readFile(path.join(target, originFile), 'utf8').catch(() => null)) === origin) {
    return 'kept';
  }
  if (!isWindows && system !== here) {
    throw new Error(`Redis for ${system} is compiled on such a machine; this one is ${here}`);
  }
  const archive = await download(pin);
  if ('unreachable' in archive) return archive;
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-redis-'));
  try {
    const files = isWindows
      ? windowsFiles(archive, windowsLicence)
      : await compiledFiles(archive, pin.version, scratch);
    await replaceFolder(target, [
      ...files,
      { name: originFile, bytes: Buffer.from(origin), isProgram: false },
    ]);
    return 'bundled';
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const originFile = 'ORIGIN.txt';

const originOf = ({ version, url, sha256 }: Pin): string =>
  `Redis ${version}\n${url}\nsha256 ${sha256}\n`;

async function replaceFolder(target: string, files: readonly RedisFile[]): Promise<void> {
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  for (const { name, bytes, isProgram } of files) {
    await writeFile(path.join(unfinished, name), bytes, { mode: isProgram ? 0o755 : 0o644 });
  }
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
}

/** What goes into the folder of a system; `isProgram` files may be run. */
type RedisFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isProgram: boolean;
};

const run = promisify(execFile);

/** The server for Windows out of its zip archive, with the libraries it loads. */
function windowsFiles(archive: Buffer, licence: string): readonly RedisFile[] {
  const files = Object.entries(unzipSync(archive, { filter: ({ name }) => isNeeded(name) })).map(
    ([name, bytes]) => ({
      name: path.posix.basename(name),
      bytes: Buffer.from(bytes),
      isProgram: true,
    }),
  );
  if (!files.some(({ name }) => name === 'redis-server.exe')) {
    throw new Error('there is no redis-server.exe in the archive');
  }
  return [...files, { name: 'LICENSE.txt', bytes: Buffer.from(licence), isProgram: false }];
}

const isNeeded = (name: string): boolean =>
  path.posix.basename(name) === 'redis-server.exe' || name.endsWith('.dll');

/**
 * The server compiled on this machine from its source, in minutes. redis-memory-server does it, which takes
 * an archive that lies where its own download would go: so that only what was checked is compiled.
 */
async function compiledFiles(
  source: Buffer,
  version: string,
  scratch: string,
): Promise<readonly RedisFile[]> {
  const archive = path.join(scratch, `redis-${version}.tar.gz`);
  await writeFile(archive, source);
  const licence = await run('tar', ['-xzOf', archive, `redis-${version}/COPYING`]);
  const manifest = createRequire(import.meta.url).resolve('redis-memory-server/package.json');
  await run(process.execPath, [path.join(path.dirname(manifest), 'scripts/postinstall.js')], {
    env: {
      ...process.env,
      REDISMS_DISABLE_POSTINSTALL: 'false',
      REDISMS_DOWNLOAD_DIR: scratch,
      REDISMS_VERSION: version,
    },
  });
  const program = await readFile(path.join(scratch, version, 'redis-server'));
  return [
    { name: 'redis-server', bytes: program, isProgram: true },
    { name: 'LICENSE.txt', bytes: Buffer.from(licence.stdout), isProgram: false },
  ];
}
