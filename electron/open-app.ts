import { app, safeStorage } from 'electron';
import { holderLink } from '#core/holder-link.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { type ShellHost, startForShell } from '#host/start-for-shell.ts';
import { type Lifecycle, type Links, manageLifecycle } from './app-lifecycle.ts';
import { tellFailedStart } from './crash.ts';
import { linkToShow } from './deep-link.ts';
import { forkUtility } from './fork-utility.ts';
import { serveIpc } from './ipc.ts';
import type { LaunchOptions } from './launch-options.ts';
import { startsHidden } from './login-item.ts';
import { type NativeSurfaces, openNativeSurfaces } from './native-surfaces.ts';
import { createNotices } from './notifications.ts';
import { machinePower } from './power.ts';
import { pageUrl, servePage } from './protocol.ts';
import { safeStorageSecrets } from './safe-storage-secrets.ts';
import { createMainWindow, type MainWindow } from './window.ts';

export type OpenOptions = {
  readonly places: ShellPlaces;
  readonly launch: LaunchOptions;
  readonly links: Links;
};

/**
 * Starts the services and shows the window meanwhile. Resolves once everything is up, or the user
 * has seen the error.
 */
export async function openApp({ places, launch, links }: OpenOptions): Promise<void> {
  const { log } = places;
  // Must match the installer's shortcut: Windows uses it to identify our notifications.
  app.setAppUserModelId('app.rolewatch.desktop');
  let lifecycle: Lifecycle | null = null;
  let surfaces: NativeSurfaces | null = null;
  let host: ShellHost;
  const secrets = await safeStorageSecrets(safeStorage, process.platform).catch(
    (error: unknown) => {
      log.warn('the key store does not answer: keys stay in the file', { error });
      return undefined;
    },
  );
  const notices = createNotices({
    show: (route) => window.show(route),
    isLookedAt: () => window.isLookedAt(),
  });
  try {
    host = await startForShell({
      places,
      flags: launch.flags,
      env: process.env,
      launcher: forkUtility,
      power: machinePower(),
      notify: notices.show,
      startDemo: async (options) => (await import('#demo/start-demo.ts')).startDemo(options),
      showPage: createWindowBeside(places).show,
      ...(secrets !== undefined && { secrets }),
      onStopping: (part) => lifecycle?.waitFor(part),
    });
  } catch (error) {
    return await withoutHost(error, { places, launch, links });
  }
  servePage(places.answer);
  const ipc = serveIpc(host, pageUrl, log);
  const window = createMainWindow({
    places,
    page: pageUrl,
    isOurs: true,
    onClosed: () => {
      if (surfaces?.keepsRunning() && lifecycle?.isQuitting() !== true) surfaces.explain();
    },
  });
  lifecycle = manageLifecycle({
    window,
    log,
    keepsRunning: () => surfaces?.keepsRunning() ?? places.settings.closeToTray,
    async stop() {
      surfaces?.[Symbol.dispose]();
      ipc[Symbol.dispose]();
      await host[Symbol.asyncDispose]();
    },
  });
  const show = (route: string | null): void => {
    if (lifecycle?.isQuitting() !== true) window.show(route);
  };
  links.follow(unlessHidden(show));
  try {
    const rolewatch = await host.started;
    if (lifecycle.isQuitting()) return;
    surfaces = openNativeSurfaces({ rolewatch, window, places, notices });
    // The window was closed before the app could say that it keeps running.
    if (window.current() === null && !startsHidden()) surfaces.explain();
    log.info('started', { afterMs: Math.round(performance.now()) });
  } catch (error) {
    if (!lifecycle.isQuitting()) await giveUp(error, places);
  }
}

/** A hidden start shows no window until a link asks for one. */
function unlessHidden(show: (route: string | null) => void): (route: string | null) => void {
  let isHidden = startsHidden();
  return (route) => {
    if (!isHidden || route !== null) show(route);
    isHidden = false;
  };
}

/** Another host has the data dir: shows its page, if it serves one. */
async function withoutHost(error: unknown, { places, links }: OpenOptions): Promise<void> {
  const link = linkToShow(holderLink(error));
  if (link === null) return await giveUp(error, places);
  places.log.info('another Rolewatch has the data dir: the window shows its page');
  const window: MainWindow = createMainWindow({ places, page: link, isOurs: false });
  const stop = async () => undefined;
  manageLifecycle({ window, log: places.log, keepsRunning: () => false, stop });
  links.follow(unlessHidden(window.show));
  // No window is wanted, and the other host does the work.
  if (window.current() === null) app.quit();
}

async function giveUp(error: unknown, { log, logsDir }: ShellPlaces): Promise<void> {
  log.error('not started', { error });
  await tellFailedStart(error, logsDir);
  app.exit(1);
}

/** A second window, for the page of another host on this machine. */
type WindowBeside = {
  /** Shows the page of a link, in the window that already shows it if there is one. */
  readonly show: (link: string) => void;
};

function createWindowBeside(places: ShellPlaces): WindowBeside {
  let shown: { readonly href: string; readonly window: MainWindow } | null = null;
  return {
    show(link) {
      const page = linkToShow(link);
      if (page === null) throw new Error('a window shows only pages of this machine');
      if (shown?.href !== page.href) {
        shown?.window.current()?.close();
        const window = createMainWindow({
          places,
          page,
          isOurs: false,
          placeFile: 'window-beside.json',
        });
        shown = { href: page.href, window };
      }
      shown.window.show();
    },
  };
}
