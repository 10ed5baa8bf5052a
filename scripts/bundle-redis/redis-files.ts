import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzip } from './unzip.ts';

/** What goes into the folder of a system; `isProgram` files may be run. */
export type RedisFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isProgram: boolean;
};

const run = promisify(execFile);

/** The server for Windows out of its zip archive, with the libraries it loads. */
export function windowsFiles(archive: Buffer, licence: string): readonly RedisFile[] {
  const files = unzip(archive).flatMap(({ name, bytes }) => {
    const base = path.posix.basename(name);
    const isNeeded = base === 'redis-server.exe' || base.endsWith('.dll');
    return isNeeded ? [{ name: base, bytes: bytes(), isProgram: true }] : [];
  });
  if (!files.some(({ name }) => name === 'redis-server.exe')) {
    throw new Error('there is no redis-server.exe in the archive');
  }
  return [...files, { name: 'LICENSE.txt', bytes: Buffer.from(licence), isProgram: false }];
}

/**
 * The server compiled on this machine from its source, in minutes. redis-memory-server does it, which takes
 * an archive that lies where its own download would go: so that only what was checked is compiled.
 */
export async function compiledFiles(
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
