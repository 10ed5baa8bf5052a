import { settings as table } from '#core/settings.ts';
import { readSettings } from '#services/options.ts';
import { chromium } from '#services/provision/chromium.ts';
import {
  type Found,
  findProgram,
  type Machine,
  type Missing,
  onPath,
} from '#services/provision/find.ts';
import { aptInstaller, packageHint } from '#services/provision/install.ts';
import { type ProvideOptions, type Provision, provide } from '#services/provision/provide.ts';
import { redis } from '#services/provision/redis.ts';

/** Variables that locate programs; tests ignore the rest of the environment. */
export const programVariables: readonly string[] = [table.redisServer.env, table.chromium.env];

/** The program settings of the environment, and defaults for the rest. Throws `invalid_setting`. */
export function programSettings(env: NodeJS.ProcessEnv = process.env): ProvideOptions['settings'] {
  const names = [...programVariables, table.offline.env];
  const ofPrograms = Object.fromEntries(names.map((name) => [name, env[name]]));
  return readSettings({ flags: {}, env: ofPrograms, file: '' }).settings;
}

const shell = 'chromium-headless-shell';

/** Debian's package of Chromium without windows, where a full Chromium would do as well. */
const headlessShell: Provision = {
  purpose: 'draws pages faster than a Chromium with windows',
  isOptional: true,
  find: async (_settings, machine) =>
    (await findProgram(
      shell,
      { setting: null, resources: [], system: onPath([shell], machine), download: [] },
      machine,
    )) ?? { name: shell, missing: true, stillWorks: 'any Chromium', fix: `install ${shell}` },
  installers: (machine) => aptInstaller([shell], machine),
  isUnwanted: (settings) => settings.chromium !== null,
};

/** Packs the tar.gz; electron-builder would download one. */
const sevenZip: Provision = {
  purpose: 'packs the tar.gz',
  isOptional: true,
  find: (_settings, machine) => findSevenZip(machine),
  installers: (machine) => aptInstaller(['p7zip-full'], machine),
  isUnwanted: () => false,
};

async function findSevenZip(machine: Machine): Promise<Found | Missing> {
  const system = onPath(['7za'], machine);
  const places = { setting: null, resources: [], system, download: [] };
  const found = await findProgram('7za', places, machine);
  if (found !== null) return found;
  const fix = await packageHint({ debian: 'p7zip-full', homebrew: 'p7zip' }, machine);
  const stillWorks = 'all tests but that of the tar.gz';
  return { name: '7za', missing: true, stillWorks, fix: fix ?? 'install 7-Zip' };
}

export const testPrograms = { redis, chromium, sevenZip } as const;

/**
 * Provides these programs, or all, by the means of the app. Returns the missing ones, one per line.
 * Throws `invalid_setting`.
 */
export async function provideTestPrograms(
  names: readonly string[],
  options: Omit<ProvideOptions, 'allowInstall'>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [key, program] of Object.entries(testPrograms)) {
    if (names.length > 0 && !names.includes(key)) continue;
    // Tests with pages take half the time in it; where it is not to be had, any Chromium does.
    if (program === chromium) await provide(headlessShell, { ...options, allowInstall: true });
    const result = await provide(program, { ...options, allowInstall: true });
    if (!('missing' in result)) continue;
    const { name, stillWorks, fix } = result;
    if (program === sevenZip) options.say(`Without ${name}: ${stillWorks}. To get it: ${fix}`);
    else problems.push(`${name} is missing and needed here. To get it: ${fix}`);
  }
  return problems;
}
