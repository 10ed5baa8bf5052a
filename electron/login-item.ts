import { app } from 'electron';
import { setAutostartEntry, windowsArgument } from '#host/shell/autostart-entry.ts';

/** Marks a start that shows no window. */
const hiddenFlag = '--hidden';

/** Whether the system started the app at login; macOS passes no arguments. */
export const startsHidden = (): boolean =>
  process.argv.includes(hiddenFlag) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/**
 * Adds or removes a login item that starts the app in the tray with these options. macOS passes no
 * options.
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
  // Electron has no login items on Linux. An AppImage is mounted at a new path each time.
  const program = process.env.APPIMAGE ?? process.execPath;
  const command = [program, ...args];
  await setAutostartEntry(isWanted, { command, configDir: app.getPath('appData') });
}
