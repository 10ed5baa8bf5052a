import { fileURLToPath } from 'node:url';
import { BrowserWindow, shell } from 'electron';

/** Opens the window: sandboxed, without Node, and never leading anywhere but to the host's page. */
export async function openWindow(link: URL): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1_280,
    height: 800,
    minWidth: 900,
    webPreferences: {
      contextIsolation: true,
      nodeIntegration: false,
      preload: fileURLToPath(new URL('../../preload/preload.cjs', import.meta.url)),
      sandbox: true,
    },
  });
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.session.setPermissionRequestHandler((_contents, _permission, answer) =>
    answer(false),
  );
  window.webContents.setWindowOpenHandler(({ url }) => {
    if (/^https?:/.test(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  await window.loadURL(link.href);
  return window;
}
