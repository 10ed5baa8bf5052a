import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { fuseWire } from './fuses.ts';

const run = promisify(execFile);

export type Packed = {
  /** The folder that is installed. */
  readonly app: string;
  readonly resources: string;
  /** Where installers and archives are. */
  readonly output: string;
};

export type PackOptions = {
  readonly root: string;
  /** For all that is written. */
  readonly folder: string;
  readonly targets: readonly ('dir' | 'deb' | 'tar.gz')[];
  readonly env?: NodeJS.ProcessEnv;
};

/**
 * Packs what was built for Linux as electron-builder.yml says, around a stand-in for Electron. Downloads
 * nothing. Throws with what electron-builder printed where that fails.
 */
export async function pack({ root, folder, targets, env }: PackOptions): Promise<Packed> {
  const electronDist = path.join(folder, 'electron');
  const output = path.join(folder, 'dist');
  await makeStandIn(electronDist);
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const set = [
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${output}`,
    // Nobody downloads this one: quick counts more than small.
    '-c.compression=store',
  ];
  try {
    await run(
      process.execPath,
      [cli, '--linux', ...targets, `--${process.arch}`, '--publish', 'never', ...set],
      { cwd: root, env: { ...process.env, ...env } },
    );
  } catch (error) {
    const { stdout } = error as { stdout?: string };
    throw new Error(`electron-builder failed:\n${stdout ?? ''}`, { cause: error });
  }
  const app = path.join(output, process.arch === 'x64' ? 'linux-unpacked' : 'linux-arm64-unpacked');
  return { app, resources: path.join(app, 'resources'), output };
}

/** What Electron comes with: only runAsNode, NODE_OPTIONS, --inspect and file:// privileges on. */
const asItComes = '101100010';

/**
 * Puts a program into a folder that electron-builder takes for Electron: a shell script that does
 * nothing, with fuses to set, and the few files beside it that are looked for.
 */
async function makeStandIn(folder: string): Promise<void> {
  const script = '#!/bin/sh\nexit 0\n';
  const program = Buffer.concat([Buffer.from(script), fuseWire(asItComes)]);
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await writeFile(path.join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(path.join(folder, 'LICENSE'), 'The licence of Electron.\n');
  for (const language of ['de', 'en-GB', 'en-US']) {
    await writeFile(path.join(folder, 'locales', `${language}.pak`), '');
  }
}
