import { dialog } from 'electron';
import { toErrorView } from '#core/errors.ts';
import { openFolder } from './open-folder.ts';
import { windowStrings } from './strings.ts';

/** Tells a person why nothing starts, in the words of the table of errors; null where no log is kept. */
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
