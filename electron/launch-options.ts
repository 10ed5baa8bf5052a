import { type SettingName, settingNames, settings } from '#core/settings.ts';
import type { StartOptions } from '#host/start.ts';
import { routeInArguments } from './deep-link.ts';

export type LaunchOptions = Pick<StartOptions, 'dataDir' | 'flags'> & {
  /** What a link from outside wants to see first. */
  readonly route: string | null;
};

/**
 * What a command line says: `--data-dir=…`, settings as the command line spells them (`--llm-url=…`,
 * `--allow-private-network`, `--no-enrich`), and a `rolewatch://` link. All else is Chromium's. A
 * secret is not taken from here: every program on the machine can read it.
 */
export function launchOptions(args: readonly string[]): LaunchOptions {
  const given = args.flatMap((arg) => {
    const [, name, value] = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(arg) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });
  return {
    dataDir: given.findLast(({ name }) => name === 'data-dir')?.value || undefined,
    flags: Object.fromEntries(given.flatMap(({ name, value }) => settingIn(name, value))),
    route: routeInArguments(args),
  };
}

/** The setting that an option names; none where it names none. */
function settingIn(
  option: string,
  value: string | undefined,
): readonly (readonly [SettingName, unknown])[] {
  const known = (word: string) =>
    settingNames.find((name) => word === asOption(name) && !('secret' in settings[name]));
  const name = known(option);
  if (name !== undefined) return [[name, value ?? true]];
  const denied = option.startsWith('no-') ? known(option.slice(3)) : undefined;
  return denied === undefined ? [] : [[denied, false]];
}

const asOption = (name: SettingName): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
