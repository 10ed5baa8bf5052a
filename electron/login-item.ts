import { app } from 'electron';
import { setAutostartEntry } from '#host/shell/autostart-entry.ts';
import { windowsArgument } from '#host/shell/windows-argument.ts';

/** On the command line of a start that shows no window. */
const hiddenFlag = '--hidden';

/** Whether the system started the app when the user logged in; macOS passes no arguments on. */
export const startsHidden = (): boolean =>
  process.argv.includes(hiddenFlag) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/**
 * Has the system start the app with these options, in the tray, when the user logs in; or no longer.
 * macOS passes none on.
 */
export async function setLaunchAtLogin(
  isWanted: boolean,
  options: readonly string[],
): Promise<void> {
  const args = [hiddenFlag, ...options];
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: isWanted, args: args.map(windowsArgument) });
    return;
  }
  // Electron knows no login items there. An AppImage is mounted elsewhere each time.
  const program = process.env.APPIMAGE ?? process.execPath;
  const command = [program, ...args];
  await setAutostartEntry(isWanted, { command, configDir: app.getPath('appData') });
}
