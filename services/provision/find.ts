import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { type SettingName, settings as table } from '#core/settings.ts';

export type Origin = 'setting' | 'resources' | 'system' | 'download';

export type Found = { readonly name: string; readonly path: string; readonly origin: Origin };

/** A missing program: a state with a fix, not a failure. */
export type Missing = {
  readonly name: string;
  readonly missing: true;
  readonly stillWorks: string;
  readonly fix: string;
};

export type Places = {
  /** The configured path and its setting; it is then the only place. */
  readonly setting: { readonly name: SettingName; readonly path: string } | null;
  readonly resources: readonly string[];
  readonly system: readonly string[];
  readonly download: readonly string[];
};

/**
 * The first place that holds the program; null if none does. Runs and loads nothing. Throws
 * `invalid_setting` if a configured path has no program: the user wants no other.
 */
export async function findProgram(
  name: string,
  places: Places,
  { isProgram }: Machine,
): Promise<Found | null> {
  if (places.setting !== null) {
    const set = path.resolve(places.setting.path);
    if (await isProgram(set)) return { name, path: set, origin: 'setting' };
    const { env } = table[places.setting.name];
    const reason = `${set} is not a program that can be run`;
    throw new AppError('invalid_setting', { name: `${places.setting.name} (${env})`, reason });
  }
  for (const origin of ['resources', 'system', 'download'] as const) {
    for (const each of places[origin]) {
      if (await isProgram(each)) return { name, path: each, origin };
    }
  }
  return null;
}

export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  /** Root on Unix may install packages. */
  readonly isRoot: boolean;
  readonly resources: readonly string[];
  readonly isProgram: (file: string) => Promise<boolean>;
  readonly packageFolder: (name: string) => string | null;
};

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

export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

export function onPath(names: readonly string[], { platform, env }: Machine): readonly string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(path.delimiter).filter(Boolean);
  const suffix = platform === 'win32' ? '.exe' : '';
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
}

/** Resolves package.json, which loads no code: some packages download when loaded. */
function packageFolder(name: string): string | null {
  try {
    return path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
