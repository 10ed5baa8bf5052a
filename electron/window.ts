import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { routeChannel } from '#contract/ipc-channels.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { reloadAfterCrashes } from './crash.ts';
import { denyNavigation, denyPermissions } from './navigation.ts';
import { fitToDisplays, keepWindowState, readWindowState, smallest } from './window-state.ts';

export type MainWindowOptions = {
  readonly places: ShellPlaces;
  /** What it shows: our own page, or the page of the host that holds the data dir. */
  readonly page: URL;
  /** Our own page speaks to us; another host's to that host. */
  readonly isOurs: boolean;
  /** The window is gone. */
  readonly onClosed?: () => void;
};

/** The one window; there may be none for a while. */
export type MainWindow = {
  /** Brings it to the front, made anew where it was closed, and leads it to a route where one is given. */
  readonly show: (route?: string | null) => void;
  readonly current: () => BrowserWindow | null;
  /** Whether a person has it before them: not where it is being closed, whatever it says itself. */
  readonly isLookedAt: () => boolean;
  /** Notes where it is, for the next start: an app that quits closes no window first. */
  readonly keepPlace: () => void;
};

/** The window of a page: sandboxed, without Node, in the place where it was left, leading nowhere else. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { page, isOurs, places } = options;
  let window: BrowserWindow | null = null;
  /** Between the wish to close it and its end lies a moment in which it still has the focus. */
  let isClosing = false;
  /** Asked for in that moment: the next window leads there. */
  let wanted: { readonly route: string | null } | null = null;

  const open = (route: string | null): void => {
    const opened = openWindow(options);
    opened.on('close', () => {
      isClosing = true;
    });
    // Where its page keeps it from being closed, it stays.
    opened.webContents.on('will-prevent-unload', () => {
      isClosing = false;
    });
    opened.on('closed', () => {
      window = null;
      isClosing = false;
      const next = wanted;
      wanted = null;
      if (next === null) options.onClosed?.();
      else open(next.route);
    });
    window = opened;
    attempt(load(opened, route));
  };

  const load = async (opened: BrowserWindow, route: string | null): Promise<void> => {
    // Where a route would be, the address of another host's page has the token it takes first.
    if (route === null || !isOurs) await opened.loadURL(page.href);
    if (route !== null && !opened.isDestroyed()) await go(opened, route);
  };

  const go = (shown: BrowserWindow, route: string): Promise<void> =>
    shown.loadURL(new URL(route, page).href);

  const lead = async (shown: BrowserWindow, route: string): Promise<void> => {
    const { webContents } = shown;
    if (webContents.isLoading()) await load(shown, route);
    else if (isOurs) webContents.send(routeChannel, route);
    else await go(shown, route);
  };

  const attempt = (work: Promise<void>): void => {
    work.catch((error: unknown) => places.log.error('the page was not loaded', { error }));
  };

  return {
    current: () => window,
    keepPlace: () => {
      if (window !== null) keep(window, places);
    },
    isLookedAt: () =>
      window !== null &&
      !isClosing &&
      window.isVisible() &&
      !window.isMinimized() &&
      window.isFocused(),
    show(route = null) {
      if (window === null) return open(route);
      if (isClosing) {
        wanted = { route: route ?? wanted?.route ?? null };
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      if (route !== null) attempt(lead(window, route));
    },
  };
}

/** Not seen before there is something to see. */
function openWindow({ page, isOurs, places }: MainWindowOptions): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { isMaximized, ...bounds } = fitToDisplays(readWindowState(stateFile(places)), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    // Alt shows the menu; the page has all of it but the logs.
    autoHideMenuBar: true,
    // Elsewhere the program itself has one.
    ...(process.platform === 'linux' && { icon }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      ...(isOurs && { preload }),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      // Its dictionaries would be downloaded.
      spellcheck: false,
    },
  });
  denyNavigation(window.webContents, page);
  denyPermissions(window.webContents.session);
  reloadAfterCrashes(window.webContents, places);
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => keep(window, places));
  return window;
}

const icon = path.resolve(import.meta.dirname, '../resources/icons/app/256x256.png');
const preload = fileURLToPath(new URL('../../preload/preload.cjs', import.meta.url));

const stateFile = ({ desktopDir }: ShellPlaces): string => path.join(desktopDir, 'window.json');

function keep(window: BrowserWindow, places: ShellPlaces): void {
  try {
    keepWindowState(stateFile(places), {
      ...window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    });
  } catch (error) {
    places.log.warn('where the window was is not kept', { error });
  }
}
