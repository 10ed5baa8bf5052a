import { setTimeout as wait } from 'node:timers/promises';
import { app } from 'electron';
import { seconds } from '#core/duration.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import type { StoppingPart } from '#host/start-options.ts';
import { routeInArguments, routeOfLink } from './deep-link.ts';
import { windowStrings } from './strings.ts';
import type { MainWindow } from './window.ts';

/** Users wait no longer for an app to quit: the rest ends with the process. */
const longestQuitMs = seconds(5);

/** Links that come before a window wait for it: macOS sends one before `ready`. */
export type Links = {
  /** Reports each route, beginning with the last one that came before, or null. */
  readonly follow: (listener: (route: string | null) => void) => void;
};

export function collectLinks(first: string | null): Links {
  let waiting = first;
  let tell = (route: string | null): void => {
    waiting = route ?? waiting;
  };
  app.on('open-url', (event, link) => {
    event.preventDefault();
    tell(routeOfLink(link));
  });
  // A second start of the app ends at once and hands over its command line.
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
  readonly waitFor: (part: StoppingPart) => void;
};

/**
 * Opens the window when the user activates the app, and quits in order: after five seconds it no
 * longer waits for `stop`. The window's title and the log show the part it waits for.
 */
export function manageLifecycle({
  window,
  stop,
  keepsRunning,
  log,
}: {
  readonly window: MainWindow;
  readonly stop: () => Promise<void>;
  /** True if the app keeps running without a window. */
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
  // An update starts the app while it quits: that start found the lock held and ended.
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

/** An AppImage is mounted at a new path each time. */
const program = () =>
  process.env.APPIMAGE === undefined ? {} : { execPath: process.env.APPIMAGE };
