import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** What a search for programs needs to know of this machine. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** Root of a Unix system, who may install packages. */
  readonly isRoot: boolean;
  /** Folders of what ships with Rolewatch. */
  readonly resources: readonly string[];
  /** True for a file that may be run. */
  readonly isProgram: (file: string) => Promise<boolean>;
  /** The folder of an installed npm package; null where it is not installed. */
  readonly packageFolder: (name: string) => string | null;
};

/** The machine we run on. */
export const thisMachine = (): Machine => ({
  platform: process.platform,
  arch: process.arch,
  env: process.env,
  home: os.homedir(),
  isRoot: process.getuid?.() === 0,
  resources: [
    ...('resourcesPath' in process ? [String(process.resourcesPath)] : []),
    path.resolve(import.meta.dirname, '../../resources'),
  ],
  isProgram,
  packageFolder,
});

/** True for a file that may be run. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** Where the shell would find one of these names, in the order of PATH. */
export function onPath(names: readonly string[], { platform, env }: Machine): readonly string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(path.delimiter).filter(Boolean);
  const suffix = platform === 'win32' ? '.exe' : '';
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
}

/** Asks for its package.json: that loads no code, and some packages download when they are loaded. */
function packageFolder(name: string): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
