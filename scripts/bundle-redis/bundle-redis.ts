import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { download, type Unreachable } from './download.ts';
import type { Pin } from './pins.ts';
import { compiledFiles, type RedisFile, windowsFiles } from './redis-files.ts';

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
