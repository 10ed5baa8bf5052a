import { mkdir } from 'node:fs/promises';
import {
  defaultSettings,
  type SettingName,
  type Settings,
  settingNames,
  settings,
} from '#core/settings.ts';
import { prepareDataDir, unwritable } from '#services/data-dir.ts';
import { createLogger, type Logger, logFile } from '#services/log/logger.ts';
import { readSettings, type SettingValues, wordFor } from '#services/options.ts';
import { type DataPaths, resolveDataDir } from '#services/paths.ts';
import { pageDir, pageResponse } from '../page/page-response.ts';

/** The places and settings of a desktop shell before the services start. */
export type ShellPlaces = {
  readonly dataDir: string;
  /** The shell's own data: window state and Chromium's profile. */
  readonly desktopDir: string;
  readonly logsDir: string;
  /** The stored settings until the services run; defaults if those are invalid. */
  readonly settings: Settings;
  /** Command-line options for another start with the same data and settings. */
  readonly sameOptions: readonly string[];
  readonly answer: (request: Request) => Promise<Response>;
  readonly log: Logger;
};

/** Makes the data dir without locking it. Throws `data_dir_unwritable`. */
export async function prepareShell({
  dataDir,
  flags,
  env,
}: {
  readonly dataDir: string | undefined;
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
}): Promise<ShellPlaces> {
  const paths = await prepareDataDir(resolveDataDir(dataDir, env));
  await makeFolder(paths.desktop);
  const page = pageDir();
  const settings = storedSettings(paths, flags, env);
  return {
    dataDir: paths.root,
    desktopDir: paths.desktop,
    logsDir: paths.logs,
    settings,
    sameOptions: sameOptions({ dataDir: paths.root, flags }),
    answer: (request) => pageResponse(page, request),
    log: createLogger({
      level: settings.logLevel,
      name: 'desktop',
      destination: logFile(paths.logs),
    }),
  };
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isThere) throw unwritable(folder, error);
  });
}

function storedSettings(paths: DataPaths, flags: SettingValues, env: NodeJS.ProcessEnv): Settings {
  try {
    return readSettings({ flags, env, file: paths.settings }).settings;
  } catch {
    // The start of the services reports the invalid setting; until then, log more than usual.
    return { ...defaultSettings, logLevel: 'info' };
  }
}

/**
 * Command-line options for another start on the same data dir with the same settings. Leaves
 * secrets out: command lines are public.
 */
export const sameOptions = ({
  dataDir,
  flags,
}: {
  /** Absolute, since another start has another working folder. */
  readonly dataDir: string;
  readonly flags: SettingValues;
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
