import { mkdir } from 'node:fs/promises';
import { defaultSettings, type Settings } from '#core/settings.ts';
import { prepareDataDir, unwritable } from '#services/data-dir.ts';
import { logFile } from '#services/log/destination.ts';
import { createLogger, type Logger } from '#services/log/logger.ts';
import { readSettings } from '#services/options.ts';
import { type DataPaths, resolveDataDir } from '#services/paths.ts';
import { pageDir } from '../page/page-dir.ts';
import { pageResponse } from '../page/page-response.ts';
import type { StartOptions } from '../start.ts';
import { sameOptions } from './same-options.ts';

/** What a desktop shell knows before anything is started. */
export type ShellPlaces = {
  readonly dataDir: string;
  /** For what the shell itself keeps: its window, and Chromium's profile. */
  readonly desktopDir: string;
  readonly logsDir: string;
  /** As they are stored, until the services are there; the usual ones where those make no sense. */
  readonly settings: Settings;
  /** The options of another start on the same data, with the same settings. */
  readonly sameOptions: readonly string[];
  /** Answers a request for a file of the built page. */
  readonly answer: (request: Request) => Promise<Response>;
  /** The shell's own lines, in the file of all others. */
  readonly log: Logger;
};

/** Makes the data dir, without taking it. Throws `data_dir_unwritable`. */
export async function prepareShell({
  dataDir,
  flags,
  env,
}: Pick<StartOptions, 'dataDir' | 'flags' | 'env'>): Promise<ShellPlaces> {
  const paths = await prepareDataDir(resolveDataDir(dataDir, env));
  await makeFolder(paths.desktop);
  const page = pageDir(import.meta.url);
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

function storedSettings(
  paths: DataPaths,
  flags: StartOptions['flags'],
  env: NodeJS.ProcessEnv,
): Settings {
  try {
    return readSettings({ flags, env, file: paths.settings }).settings;
  } catch {
    // Whoever starts the services is told which setting is wrong; the log is to say more than usual.
    return { ...defaultSettings, logLevel: 'info' };
  }
}
