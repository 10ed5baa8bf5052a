import path from 'node:path';
import { AppError } from '#core/errors.ts';
import { type SettingName, settings as table } from '#core/settings.ts';
import type { Machine } from './machine.ts';

/** Where a program came from. */
export type Origin = 'setting' | 'resources' | 'system' | 'download';

export type Found = { readonly name: string; readonly path: string; readonly origin: Origin };

/** A state with a fix, not a failure. */
export type Missing = {
  readonly name: string;
  readonly missing: true;
  /** What can be done without it. */
  readonly stillWorks: string;
  /** The command that mends it, or what to do where there is none. */
  readonly fix: string;
};

export type Places = {
  /** The path a person set, and by which setting; it is then the only place. */
  readonly setting: { readonly name: SettingName; readonly path: string } | null;
  /** Paths to look at, best first. */
  readonly resources: readonly string[];
  readonly system: readonly string[];
  readonly download: readonly string[];
};

/**
 * The first of these places that holds the program; null where none does. Nothing is run or loaded.
 * Throws `invalid_setting` where a path was set and there is no program: a person who names one
 * does not want another.
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
