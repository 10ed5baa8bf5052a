import { app } from 'electron';
import { prepareShell } from '#host/shell/prepare-shell.ts';
import { collectLinks } from './app-lifecycle.ts';
import { tellUnexpected } from './crash.ts';
import { tellFailedStart } from './failed-start.ts';
import { launchOptions } from './launch-options.ts';
import { openApp } from './open-app.ts';
import { registerPageScheme } from './protocol.ts';

/**
 * Entry of the desktop app. What must come before Electron is ready is awaited here; what follows
 * that is not: Electron is ready only when this module has been evaluated.
 */
const launch = launchOptions(process.argv);
const links = collectLinks(launch.route);
registerPageScheme();
app.enableSandbox();
try {
  const places = await prepareShell({ ...launch, env: process.env });
  // One app for each data dir: that is whose lock is asked for.
  app.setPath('userData', places.desktopDir);
  if (app.requestSingleInstanceLock()) {
    tellUnexpected(places);
    // On Linux the package registers it.
    if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient('rolewatch');
    void app.whenReady().then(() => openApp({ places, launch, links }));
  } else {
    app.quit();
  }
} catch (error) {
  void app.whenReady().then(async () => {
    await tellFailedStart(error, null);
    app.exit(1);
  });
}
