import { type SettingName, settingNames, settings } from '#core/settings.ts';
import type { StartOptions } from '#host/start-options.ts';
import { routeInArguments } from './deep-link.ts';

export type LaunchOptions = Pick<StartOptions, 'dataDir' | 'flags'> & {
  /** The first screen to show, from an outside link. */
  readonly route: string | null;
};

/**
 * Reads a command line: `--data-dir=…`, settings in their CLI spelling (`--llm-url=…`,
 * `--allow-private-network`, `--no-enrich`), and a `rolewatch://` link. The rest belongs to
 * Chromium. Takes no secrets: every program on the machine can read a command line.
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

/** The setting that an option names; none for other options. */
function settingIn(
  option: string,
  value: string | undefined,
): readonly (readonly [SettingName, unknown])[] {
  const known = (word: string) =>
    settingNames.find(
      (name) =>
        !('secret' in settings[name]) &&
        [name, settings[name].former?.name ?? name].some((each) => word === asOption(each)),
    );
  const name = known(option);
  if (name !== undefined) return [[name, value ?? true]];
  const denied = option.startsWith('no-') ? known(option.slice(3)) : undefined;
  return denied === undefined ? [] : [[denied, false]];
}

const asOption = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
