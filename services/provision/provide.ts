import type { Settings } from '#core/settings.ts';
import { type Found, type Machine, type Missing, thisMachine } from './find.ts';
import { type Installer, type Patience, runInstaller } from './install.ts';

export type Provision = {
  readonly purpose: string;
  readonly find: (settings: Settings, machine: Machine) => Promise<Found | Missing>;
  readonly installers: (machine: Machine) => Promise<readonly Installer[]>;
  /** True if `doctor` reports its absence without calling for a fix. */
  readonly isOptional: boolean;
  /** True if the settings disable it. */
  readonly isUnwanted: (settings: Settings) => boolean;
};

export type ProvideOptions = {
  readonly settings: Settings;
  readonly allowInstall: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly machine?: Machine;
  readonly patience?: Patience;
};

/**
 * Finds a program or installs it, trying each known way; never installs with `offline`. Reports
 * failed ways and leaves the program missing; see `Missing` for the fix. Throws only
 * `invalid_setting`, if the configured path holds no program.
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

/** One line: what still works, and the fix. */
export const describeMissing = ({ name, stillWorks, fix }: Missing): string =>
  `${name} is missing. Still works: ${stillWorks}. To get it: ${fix}`;
