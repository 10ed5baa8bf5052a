import { app, dialog } from 'electron';
import { linkFrom } from './link.ts';
import { openWindow } from './window.ts';

/** Entry of the desktop app: one instance, one window, on the host that `npm start` runs. */
async function main(): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  await app.whenReady();
  const link = linkFrom(process.argv);
  if (link === null) {
    dialog.showErrorBox('Rolewatch', 'The window is opened by `npm start`, which says where to.');
    app.quit();
    return;
  }
  const window = await openWindow(link);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

await main();
