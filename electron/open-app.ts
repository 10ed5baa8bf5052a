import { app, safeStorage } from 'electron';
import { AppError } from '#core/errors.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { type ShellHost, startForShell } from '#host/shell/start-for-shell.ts';
import { type Lifecycle, type Links, manageLifecycle } from './app-lifecycle.ts';
import { tellFailedStart } from './failed-start.ts';
import { forkUtility } from './fork-utility.ts';
import { serveIpc } from './ipc.ts';
import type { LaunchOptions } from './launch-options.ts';
import { linkToShow } from './link.ts';
import { startsHidden } from './login-item.ts';
import { type NativeSurfaces, openNativeSurfaces } from './native-surfaces.ts';
import { createNotices } from './notifications.ts';
import { machinePower } from './power.ts';
import { pageUrl, servePage } from './protocol.ts';
import { safeStorageSecrets } from './secrets.ts';
import { createMainWindow, type MainWindow } from './window.ts';

export type OpenOptions = {
  readonly places: ShellPlaces;
  readonly launch: LaunchOptions;
  readonly links: Links;
};

/** Starts the services, and shows the window meanwhile. Resolves once all of it is there, or is told why not. */
export async function openApp({ places, launch, links }: OpenOptions): Promise<void> {
  const { log } = places;
  // By this Windows knows whose notifications they are: the installer's shortcut bears the same.
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
    // It was closed meanwhile, when nothing could say that the app goes on.
    if (window.current() === null && !startsHidden()) surfaces.explain();
    log.info('started', { afterMs: Math.round(performance.now()) });
  } catch (error) {
    if (!lifecycle.isQuitting()) await giveUp(error, places);
  }
}

/** A hidden start shows no window at first, unless a link asks for something. */
function unlessHidden(show: (route: string | null) => void): (route: string | null) => void {
  let isHidden = startsHidden();
  return (route) => {
    if (!isHidden || route !== null) show(route);
    isHidden = false;
  };
}

/** The data dir is another host's: where that serves a page, the window shows it. Else nothing can be done. */
async function withoutHost(error: unknown, { places, links }: OpenOptions): Promise<void> {
  const link = linkToShow(urlOfHolder(error));
  if (link === null) return await giveUp(error, places);
  places.log.info('another Rolewatch has the data dir: the window shows its page');
  const window: MainWindow = createMainWindow({ places, page: link, isOurs: false });
  const stop = async () => undefined;
  manageLifecycle({ window, log: places.log, keepsRunning: () => false, stop });
  links.follow(unlessHidden(window.show));
  // Nobody asked for a window, and the other does the work.
  if (window.current() === null) app.quit();
}

function urlOfHolder(error: unknown): string | undefined {
  if (!(error instanceof AppError && error.code === 'data_dir_locked')) return undefined;
  return (error as AppError<'data_dir_locked'>).details.url;
}

async function giveUp(error: unknown, { log, logsDir }: ShellPlaces): Promise<void> {
  log.error('not started', { error });
  await tellFailedStart(error, logsDir);
  app.exit(1);
}
