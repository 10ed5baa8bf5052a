import { app, dialog } from 'electron';
import type { Rolewatch } from '#host/events/rolewatch.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { setLaunchAtLogin } from './login-item.ts';
import { setMenu } from './menu.ts';
import type { Notices } from './notifications.ts';
import { openFolder } from './open-folder.ts';
import { nativeStrings as words } from './strings.ts';
import { openTray } from './tray.ts';
import { checkForUpdates } from './updates.ts';
import type { MainWindow } from './window.ts';

export type NativeSurfaces = Disposable & {
  /** True if the app keeps running in the tray without a window. */
  readonly keepsRunning: () => boolean;
  /** Explains, the first time, that the app keeps running after the window closed. */
  readonly explain: () => void;
};

/** The tray, the menu and the login item; they follow the services and the settings. */
export function openNativeSurfaces({
  rolewatch,
  window,
  places,
  notices,
}: {
  readonly rolewatch: Rolewatch;
  readonly window: MainWindow;
  readonly places: ShellPlaces;
  readonly notices: Notices;
}): NativeSurfaces {
  const { log } = places;
  const { call, settings } = rolewatch;
  const attempt = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      log.warn('not done', { error });
      dialog.showErrorBox(words.failedTitle, error instanceof Error ? error.message : '');
    });
  };
  const scan = (): void => attempt(call('runs.start', { all: true }));

  const tray = openTray({
    rolewatch,
    actions: {
      show: window.show,
      scan,
      cancel: (id) => attempt(call('runs.cancel', { id })),
      pause: (isPaused) => attempt(call('scans.pause', { isPaused })),
      quit: () => app.quit(),
    },
    log,
  });

  let launchesAtLogin: boolean | null = null;
  let updateUrl: string | null | undefined;
  function follow(): void {
    const wanted = settings();
    if (wanted.launchAtLogin !== launchesAtLogin) {
      launchesAtLogin = wanted.launchAtLogin;
      // Also if it is off: another face may have turned it off.
      if (app.isPackaged) attempt(setLaunchAtLogin(launchesAtLogin, places.sameOptions));
    }
    if (wanted.updateUrl === updateUrl) return;
    const url = wanted.updateUrl;
    updateUrl = url;
    const actions = {
      show: window.show,
      scan,
      openLogs: () => attempt(openFolder(places.logsDir)),
      openData: () => attempt(openFolder(places.dataDir)),
      checkUpdates: url === null ? null : () => void checkForUpdates({ url, log }),
    };
    setMenu(actions, process.platform);
  }
  follow();
  const stop = rolewatch.on('data.changed', follow);

  let isExplained = false;
  async function explainOnce(): Promise<void> {
    if (isExplained) return;
    const told = await call('preferences.get', {});
    if (told[explained] === true || isExplained) return;
    const notice = { title: words.staysTitle, body: words.stays, route: '#/settings/desktop' };
    // If it could not be shown, explain next time.
    isExplained = notices.show(notice);
    if (isExplained) await call('preferences.set', { key: explained, value: true });
  }

  return {
    keepsRunning: () => settings().closeToTray,
    explain: () => void explainOnce().catch((error: unknown) => log.warn('not told', { error })),
    [Symbol.dispose]() {
      stop();
      tray[Symbol.dispose]();
    },
  };
}

const explained = 'desktop.trayExplained';
