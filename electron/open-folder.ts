import { dialog, shell } from 'electron';
import { windowStrings } from './strings.ts';

/** Shows a folder in the system's file manager, or a message if that fails. */
export async function openFolder(folder: string): Promise<void> {
  const reason = await shell.openPath(folder);
  if (reason !== '') dialog.showErrorBox(windowStrings.noFolder, `${folder}: ${reason}`);
}
