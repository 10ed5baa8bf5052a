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
  /** Our own page, or the page of the host that holds the data dir. */
  readonly page: URL;
  /** True for our own page, which uses our IPC; another host's page uses that host. */
  readonly isOurs: boolean;
  /** The file for its place, unless it is the main window. */
  readonly placeFile?: string;
  readonly onClosed?: () => void;
};

/** The one window; it may be closed for a while. */
export type MainWindow = {
  /** Brings it to the front, reopens it if closed, and goes to `route` if given. */
  readonly show: (route?: string | null) => void;
  readonly current: () => BrowserWindow | null;
  /** Whether the user has it in front; false while it closes, whatever Electron reports. */
  readonly isLookedAt: () => boolean;
  /** Saves its place for the next start: a quitting app closes no window first. */
  readonly keepPlace: () => void;
};

/**
 * A sandboxed window for a page, without Node, at its last place; its page cannot navigate away.
 */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { page, isOurs, places } = options;
  let window: BrowserWindow | null = null;
  /** A closing window still has the focus for a moment. */
  let isClosing = false;
  /** Requested during that moment: the next window opens there. */
  let wanted: { readonly route: string | null } | null = null;

  const open = (route: string | null): void => {
    const opened = openWindow(options);
    opened.on('close', () => {
      isClosing = true;
    });
    // If its page prevents the close, it stays.
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
    // The address of another host's page has its token in place of a route.
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
      if (window !== null) keep(window, options);
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

/** Hidden until there is something to show. */
function openWindow(options: MainWindowOptions): BrowserWindow {
  const { page, isOurs, places } = options;
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { isMaximized, ...bounds } = fitToDisplays(readWindowState(stateFile(options)), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    // Alt shows the menu; the page offers everything in it but the logs.
    autoHideMenuBar: true,
    // Elsewhere the program itself has an icon.
    ...(process.platform === 'linux' && { icon }),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      ...(isOurs && { preload }),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      // It would download dictionaries.
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
  window.on('close', () => keep(window, options));
  return window;
}

const icon = path.resolve(import.meta.dirname, '../resources/icons/app/256x256.png');
const preload = fileURLToPath(new URL('../../preload/preload.cjs', import.meta.url));

const stateFile = ({ places, placeFile = 'window.json' }: MainWindowOptions): string =>
  path.join(places.desktopDir, placeFile);

function keep(window: BrowserWindow, options: MainWindowOptions): void {
  try {
    keepWindowState(stateFile(options), {
      ...window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    });
  } catch (error) {
    options.places.log.warn('where the window was is not kept', { error });
  }
}
