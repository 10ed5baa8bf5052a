import { setFlagsFromString } from 'node:v8';
import { app } from 'electron';
import { prepareShell } from '#host/shell/prepare-shell.ts';
import { collectLinks } from './app-lifecycle.ts';
import { tellFailedStart, tellUnexpected } from './crash.ts';
import { launchOptions } from './launch-options.ts';
import { openApp } from './open-app.ts';
import { registerPageScheme } from './protocol.ts';

const noRoot =
  'Rolewatch does not run as root, because its window is sandboxed. Start it as an ordinary user, or run: rolewatch serve';

/**
 * Entry of the desktop app. It awaits only the work that must precede Electron's `ready`, since
 * Electron is ready only after this module is evaluated.
 */
// See cli/main.ts. Electron's own switch would also shrink the page's space.
setFlagsFromString('--semi-space-growth-factor=1');
// enableSandbox() takes --no-sandbox from the renderers, which then die under root.
if (process.getuid?.() === 0 && process.argv.includes('--no-sandbox')) {
  process.stderr.write(`${noRoot}\n`);
  process.exit(1);
}
const launch = launchOptions(process.argv);
const links = collectLinks(launch.route);
registerPageScheme();
app.enableSandbox();
try {
  const places = await prepareShell({ ...launch, env: process.env });
  // One app for each data dir: the lock belongs to this folder.
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
