import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeStandIn } from './stand-in.ts';

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
