import { app, dialog, type WebContents } from 'electron';
import { minutes } from '#core/duration.ts';
import { toErrorView } from '#core/errors.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { openFolder } from './open-folder.ts';
import { windowStrings } from './strings.ts';

/** This many crashes in a minute are an accident; after one more, ask the user. */
const mostCrashes = 3;

/**
 * Reloads a page whose process crashed, while scans continue. After repeated crashes the user
 * decides whether to go on.
 */
export function reloadAfterCrashes(
  contents: WebContents,
  { log, logsDir }: Pick<ShellPlaces, 'log' | 'logsDir'>,
  now = Date.now,
): void {
  let crashes: readonly number[] = [];

  const ask = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: windowStrings.name,
      message: windowStrings.crashed,
      detail: windowStrings.crashedDetail,
      buttons: [windowStrings.reload, windowStrings.openLogs, windowStrings.quit],
      noLink: true,
    });
    if (response === 2) return app.quit();
    if (response === 1) await openFolder(logsDir);
    crashes = [];
    if (!contents.isDestroyed()) contents.reload();
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('the window crashed', { reason, exitCode });
    crashes = [...crashes.filter((at) => now() - at < minutes(1)), now()];
    if (crashes.length <= mostCrashes) contents.reload();
    else ask().catch((error: unknown) => log.error('nobody could be asked', { error }));
  });
  contents.on('unresponsive', () => log.warn('the window does not respond'));
}

/** Logs unexpected errors, and shows the user only the first: repeats would be in the way. */
export function tellUnexpected({ log }: Pick<ShellPlaces, 'log'>): void {
  let isTold = false;
  const tell = (error: unknown): void => {
    log.error('unexpected', { error });
    if (isTold) return;
    isTold = true;
    const message = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(windowStrings.unexpected, windowStrings.unexpectedDetail(message));
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    // The supervisor handles worker exits.
    if (type !== 'Utility')
      log.error('a process of the window is gone', { type, reason, exitCode, name });
  });
}

/** Shows why nothing starts, with the words of the error table. `logsDir` is null without a log. */
export async function tellFailedStart(error: unknown, logsDir: string | null): Promise<void> {
  const { message, hint } = toErrorView(error);
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: windowStrings.name,
    message: windowStrings.failedStart,
    detail: `${message}.\n\n${hint}`,
    buttons: [windowStrings.quit, ...(logsDir === null ? [] : [windowStrings.openLogs])],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1 && logsDir !== null) await openFolder(logsDir);
}
