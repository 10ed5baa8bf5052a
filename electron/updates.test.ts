import { dialog } from 'electron';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { silentLog } from '#tests/support/silent-log.ts';
import { checkForUpdates, type Updater } from './updates.ts';

const showMessageBox = vi.spyOn(dialog, 'showMessageBox');
const showErrorBox = vi.spyOn(dialog, 'showErrorBox');

beforeEach(() => {
  showMessageBox.mockReset();
  showErrorBox.mockReset();
});
afterAll(() => vi.restoreAllMocks());

const url = 'https://updates.example/rolewatch';

/** A check in which the user presses these buttons in order; 0 agrees. */
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

it('checks the configured address, and does nothing unasked', async () => {
  const updater = await check(newer, [1]);
  expect(updater.setFeedURL).toHaveBeenCalledExactlyOnceWith({ provider: 'generic', url });
  expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false });
  expect(updater.downloadUpdate).not.toHaveBeenCalled();
});

it('downloads and restarts, each only after the user agrees', async () => {
  const later = await check(newer, [0, 1]);
  expect(later.downloadUpdate).toHaveBeenCalledOnce();
  expect(later.quitAndInstall).not.toHaveBeenCalled();
  const now = await check(newer, [0, 0]);
  expect(now.quitAndInstall).toHaveBeenCalledOnce();
});

it.each([[{ ...newer, isUpdateAvailable: false }], [null]])(
  'reports that no newer version exists: %j',
  async (found) => {
    const updater = await check(found, [0]);
    expect(showMessageBox.mock.calls[0]?.[0]).toMatchObject({
      message: 'You have the newest version',
    });
    expect(updater.downloadUpdate).not.toHaveBeenCalled();
  },
);

it('reports a failure in one line', async () => {
  await check(new Error('404 not found\n    at somewhere'));
  expect(showErrorBox).toHaveBeenCalledExactlyOnceWith(
    'Couldn’t check for updates',
    '404 not found',
  );
});
