// biome-ignore-all lint/performance/noBarrelFile: it stands for a package.
import { onDrive } from './stage.ts';
import { defaultSession, isGranted } from './web-contents.ts';

// Replaces the package `electron` in the main process, limited to what the shell uses.
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export {
  autoUpdater,
  dialog,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  safeStorage,
  screen,
  shell,
  Tray,
} from './native.ts';
export { protocol } from './protocol.ts';
export { utilityProcess } from './utility-process.ts';

export const session = { defaultSession };
onDrive('permission', isGranted);
