import type { Settings } from '#core/settings.ts';
import type { Found, Missing } from './find.ts';
import { type Installer, type Patience, runInstaller } from './install.ts';
import { type Machine, thisMachine } from './machine.ts';

/** A program that Rolewatch can use and does not contain. */
export type Provision = {
  /** What it is for, for a person. */
  readonly purpose: string;
  readonly find: (settings: Settings, machine: Machine) => Promise<Found | Missing>;
  /** Ways to get it, best first. */
  readonly installers: (machine: Machine) => Promise<readonly Installer[]>;
  /** True where being without it is nothing to mend: `doctor` only tells. */
  readonly isOptional: boolean;
  /** True where the settings say to do without. */
  readonly isUnwanted: (settings: Settings) => boolean;
};

export type ProvideOptions = {
  readonly settings: Settings;
  /** False: only look. */
  readonly allowInstall: boolean;
  /** Told in one line each what is being done, and what went wrong. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly machine?: Machine;
  readonly patience?: Patience;
};

/**
 * Finds a program, or gets it: by each known way in turn, until it is there. Never where `offline`
 * is set. What does not work is said and leaves the program missing; see `Missing` for the fix.
 * Throws only `invalid_setting`, where the path a person set holds no program.
 */
export async function provide(
  { find, installers, isUnwanted }: Provision,
  { settings, allowInstall, say, signal, machine = thisMachine(), patience }: ProvideOptions,
): Promise<Found | Missing> {
  let result = await find(settings, machine);
  if (!allowInstall || settings.offline || isUnwanted(settings)) return result;
  if (!('missing' in result)) return result;
  for (const installer of await installers(machine)) {
    if (signal.aborted) break;
    say(`${installer.says} …`);
    const failure = await runInstaller(installer, signal, patience);
    if (failure !== null) say(`That did not work: ${failure}`);
    result = await find(settings, machine);
    if (!('missing' in result)) break;
  }
  return result;
}

/** A missing program in one line: what still works, and what mends it. */
export const describeMissing = ({ name, stillWorks, fix }: Missing): string =>
  `${name} is missing. Still works: ${stillWorks}. To get it: ${fix}`;
