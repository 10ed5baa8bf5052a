import { dialog } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import { updateStrings as words } from './strings.ts';

export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'setFeedURL'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
>;

const loadUpdater = async (): Promise<Updater> => (await import('electron-updater')).autoUpdater;

/**
 * Checks for a newer version at the user's request; downloads and restarts only after they agree.
 * Failures are shown and change nothing. Never throws.
 */
export async function checkForUpdates({
  url,
  log,
  load = loadUpdater,
}: {
  readonly url: string;
  readonly log: ShellPlaces['log'];
  readonly load?: () => Promise<Updater>;
}): Promise<void> {
  try {
    const updater = await load();
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = false;
    updater.setFeedURL({ provider: 'generic', url });
    const found = await updater.checkForUpdates();
    if (found === null || !found.isUpdateAvailable) {
      await dialog.showMessageBox({ type: 'info', message: words.newest, detail: words.from(url) });
      return;
    }
    const { version } = found.updateInfo;
    if (!(await agrees(words.available(version), words.download))) return;
    await updater.downloadUpdate();
    if (await agrees(words.ready(version), words.restart)) updater.quitAndInstall();
  } catch (error) {
    log.warn('no update', { error });
    const reason = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(words.failed, reason.split('\n')[0] ?? reason);
  }
}

async function agrees(message: string, yes: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message,
    buttons: [yes, words.later],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
