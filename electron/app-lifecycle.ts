import { setTimeout as wait } from 'node:timers/promises';
import { app } from 'electron';
import { seconds } from '#core/duration.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import type { StoppingPart } from '#host/start.ts';
import { routeInArguments, routeOfLink } from './deep-link.ts';
import { windowStrings } from './strings.ts';
import type { MainWindow } from './window.ts';

/** Nobody waits longer for an app to quit: what is left ends with it. */
const longestQuitMs = seconds(5);

/** Links that come before there is a window wait for it: macOS hands one over before `ready`. */
export type Links = {
  /** Told each route, the last that came before at once; null where none did. */
  readonly follow: (listener: (route: string | null) => void) => void;
};

/** Collects what links lead to, from now on. */
export function collectLinks(first: string | null): Links {
  let waiting = first;
  let tell = (route: string | null): void => {
    waiting = route ?? waiting;
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    tell(routeOfLink(link));
  });
  // A second start of the app ends at once, and leaves its command line here.
  app.on('second-instance', (_event, args) => tell(routeInArguments(args)));
  return {
    follow(listener) {
      tell = listener;
      listener(waiting);
    },
  };
}

export type Lifecycle = {
  readonly isQuitting: () => boolean;
  /** What is being waited for while quitting. */
  readonly waitFor: (part: StoppingPart) => void;
};

/**
 * Opens the window when the app is asked for, and quits in order: `stop` has five seconds, then what
 * is left is left. What it waits for is in the window's title and in the log.
 */
export function manageLifecycle({
  window,
  stop,
  keepsRunning,
  log,
}: {
  readonly window: MainWindow;
  readonly stop: () => Promise<void>;
  /** True where the app goes on without a window. */
  readonly keepsRunning: () => boolean;
  readonly log: ShellPlaces['log'];
}): Lifecycle {
  let quitting: Promise<void> | null = null;
  let waitsFor: StoppingPart | null = null;
  let isWantedAgain = false;

  const quit = async (): Promise<void> => {
    log.info('quitting');
    window.keepPlace();
    window.current()?.setProgressBar(2);
    const late = wait(longestQuitMs, 'late' as const);
    const result = await Promise.race([stop().then(() => 'stopped' as const), late]).catch(
      (error: unknown) => {
        log.error('not stopped in order', { error });
      },
    );
    if (result === 'late') log.warn('quitting without waiting any longer', { waitsFor });
    else log.info('quit');
    if (isWantedAgain) app.relaunch(program());
    app.exit(0);
  };

  app.on('activate', () => window.show());
  // Whoever starts the app while it quits, as an update does, found the lock held and left.
  app.on('second-instance', () => {
    isWantedAgain = quitting !== null;
  });
  app.on('window-all-closed', () => {
    if (!keepsRunning()) app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    quitting ??= quit();
  });
  return {
    isQuitting: () => quitting !== null,
    waitFor(part) {
      waitsFor = part;
      log.info('stopping', { waitsFor });
      window.current()?.setTitle(windowStrings.stopping(part));
    },
  };
}

/** An AppImage is mounted elsewhere each time. */
const program = () =>
  process.env.APPIMAGE === undefined ? {} : { execPath: process.env.APPIMAGE };
