import { type SettingName, settingNames, settings } from '#core/settings.ts';
import { wordFor } from '#services/options.ts';
import type { StartOptions } from '../start.ts';

/**
 * The command line of another start on the same data dir, with the settings that were given to this
 * one: wherever and by whomever it is started. A secret is left out: command lines are public.
 */
export const sameOptions = ({
  dataDir,
  flags,
}: {
  /** Absolute: who starts it later is in another folder. */
  readonly dataDir: string;
  readonly flags: StartOptions['flags'];
}): readonly string[] => [
  `--data-dir=${dataDir}`,
  ...settingNames
    .filter((name) => flags[name] !== undefined && !('secret' in settings[name]))
    .map((name) => option(name, flags[name])),
];

function option(name: SettingName, value: unknown): string {
  const word = wordFor(name, 'flag');
  if (value === false) return word.replace('--', '--no-');
  return value === true ? word : `${word}=${value}`;
}
