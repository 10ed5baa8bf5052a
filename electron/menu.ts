import { Menu, type MenuItemConstructorOptions } from 'electron';
import { nativeStrings as words } from './strings.ts';

export type MenuActions = {
  readonly show: (route: string | null) => void;
  readonly scan: () => void;
  readonly openLogs: () => void;
  readonly openData: () => void;
  /** Null if updates are off. */
  readonly checkUpdates: (() => void) | null;
};

/** Sets the app's menu: on macOS at the top of the screen, elsewhere behind the Alt key. */
export function setMenu(actions: MenuActions, platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(actions, platform)]));
}

export function menuTemplate(
  { show, scan, openLogs, openData, checkUpdates }: MenuActions,
  platform: NodeJS.Platform,
): readonly MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: words.settings,
    accelerator: 'CmdOrCtrl+,',
    click: () => show('#/settings'),
  };
  const updates: readonly MenuItemConstructorOptions[] =
    checkUpdates === null ? [] : [{ label: words.checkUpdates, click: checkUpdates }];
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const ofMac: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      ...updates,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  return [
    ...(isMac ? [ofMac] : []),
    {
      label: words.file,
      submenu: [
        { label: words.open, click: () => show(null) },
        { label: words.scanNow, click: scan },
        separator,
        ...(isMac ? [] : [settings, separator]),
        { role: 'close' },
        ...(isMac ? [] : [{ role: 'quit', label: words.quit } as const]),
      ],
    },
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: words.help,
      submenu: [
        { label: words.openLogs, click: openLogs },
        { label: words.openData, click: openData },
        ...(isMac ? [] : updates),
      ],
    },
  ];
}
