import { dialog, shell } from 'electron';
import { windowStrings } from './strings.ts';

/** Shows the folder of the logs in the system's file manager; says so where there is none. */
export async function openLogs(folder: string): Promise<void> {
  const reason = await shell.openPath(folder);
  if (reason !== '') dialog.showErrorBox(windowStrings.noLogs, `${folder}: ${reason}`);
}
