import { app } from 'electron';
import { setAutostartEntry } from '#host/shell/autostart-entry.ts';

/** On the command line of a start that shows no window. */
const hiddenFlag = '--hidden';

/** Whether the system started the app when the user logged in; macOS passes no arguments on. */
export const startsHidden = (): boolean =>
  process.argv.includes(hiddenFlag) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/** Has the system start the app, in the tray, when the user logs in; or no longer. */
export async function setLaunchAtLogin(isWanted: boolean): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: [hiddenFlag] });
    return;
  }
  // Electron knows no login items there. An AppImage is mounted elsewhere each time.
  const program = process.env.APPIMAGE ?? process.execPath;
  const command = [program, hiddenFlag];
  await setAutostartEntry(isWanted, { command, configDir: app.getPath('appData') });
}
