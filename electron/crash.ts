import { app, dialog, type WebContents } from 'electron';
import { minutes } from '#core/duration.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { openFolder } from './open-folder.ts';
import { windowStrings } from './strings.ts';

/** So many crashes in a minute are an accident; one more is a habit, and a person is asked. */
const mostCrashes = 3;

/**
 * Loads a page again whose process has gone: scans go on meanwhile. Where it keeps happening, a
 * person says whether to go on.
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

/** Writes down what nobody foresaw, and tells of it once: the same again would only be in the way. */
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
    // How workers end is watched and told elsewhere.
    if (type !== 'Utility')
      log.error('a process of the window is gone', { type, reason, exitCode, name });
  });
}
