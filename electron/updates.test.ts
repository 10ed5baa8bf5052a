import { dialog } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '#tests/support/silent-log.ts';
import { checkForUpdates, type Updater } from './updates.ts';

vi.mock('electron', () => ({
  dialog: { showErrorBox: vi.fn(), showMessageBox: vi.fn() },
}));
const showMessageBox = vi.mocked(dialog.showMessageBox);
const showErrorBox = vi.mocked(dialog.showErrorBox);

beforeEach(() => {
  showMessageBox.mockReset();
  showErrorBox.mockReset();
});

const url = 'https://updates.example/rolewatch';

/** A check where a person presses these, one after the other; 0 agrees. */
async function check(found: unknown, presses: readonly number[] = []) {
  for (const response of presses) {
    showMessageBox.mockResolvedValueOnce({ response, checkboxChecked: false });
  }
  const updater = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    setFeedURL: vi.fn(),
    checkForUpdates: vi.fn(async () => {
      if (found instanceof Error) throw found;
      return found;
    }),
    downloadUpdate: vi.fn(async () => []),
    quitAndInstall: vi.fn(),
  };
  await checkForUpdates({ url, log: silentLog, load: async () => updater as unknown as Updater });
  return updater;
}

const newer = { isUpdateAvailable: true, updateInfo: { version: '2.0.0' } };

it('asks where the setting says, and does nothing by itself', async () => {
  const updater = await check(newer, [1]);
  expect(updater.setFeedURL).toHaveBeenCalledExactlyOnceWith({ provider: 'generic', url });
  expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false });
  expect(updater.downloadUpdate).not.toHaveBeenCalled();
});

it('downloads when a person says so, and starts anew when they say that too', async () => {
  const later = await check(newer, [0, 1]);
  expect(later.downloadUpdate).toHaveBeenCalledOnce();
  expect(later.quitAndInstall).not.toHaveBeenCalled();
  const now = await check(newer, [0, 0]);
  expect(now.quitAndInstall).toHaveBeenCalledOnce();
});

it.each([[{ ...newer, isUpdateAvailable: false }], [null]])(
  'says that there is nothing newer: %j',
  async (found) => {
    const updater = await check(found, [0]);
    expect(showMessageBox.mock.calls[0]?.[0]).toMatchObject({
      message: 'This is the newest version',
    });
    expect(updater.downloadUpdate).not.toHaveBeenCalled();
  },
);

it('says in a line what went wrong', async () => {
  await check(new Error('404 not found\n    at somewhere'));
  expect(showErrorBox).toHaveBeenCalledExactlyOnceWith('No update was found', '404 not found');
});
