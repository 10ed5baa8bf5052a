import { EventEmitter } from 'node:events';
import type {
  Dialog,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  SafeStorage,
  Shell,
} from 'electron';
import { did, onDrive } from './stage.ts';

/** The buttons that the user presses in the next dialogs; otherwise the default. */
const presses: number[] = [];
onDrive('dialog.press', (button: number) => void presses.push(button));

export const dialog = {
  showErrorBox: (title, content) => did('dialog.showErrorBox', title, content),
  async showMessageBox(first: object, second?: object) {
    const options = (second ?? first) as MessageBoxOptions;
    did('dialog.showMessageBox', options);
    const response = presses.shift() ?? options.cancelId ?? options.defaultId ?? 0;
    return { response, checkboxChecked: false };
  },
} satisfies Pick<Dialog, 'showErrorBox'> & { showMessageBox: (...args: never[]) => unknown };

export const shell = {
  async openExternal(url) {
    did('shell.openExternal', url);
  },
  async openPath(path) {
    did('shell.openPath', path);
    return '';
  },
  showItemInFolder: (path) => did('shell.showItemInFolder', path),
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;

const workArea = { x: 0, y: 0, width: 1_920, height: 1_040 };
const display = { id: 1, workArea, bounds: { ...workArea, height: 1_080 }, scaleFactor: 1 };

export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => [display] as Partial<Display>[],
  getPrimaryDisplay: () => display as Partial<Display>,
});

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  themeSource: 'system',
});
onDrive('nativeTheme.dark', (isDark: boolean) => {
  nativeTheme.shouldUseDarkColors = isDark;
  nativeTheme.emit('updated');
});

type Image = { readonly path: string; setTemplateImage(): void; isEmpty(): boolean };
const imageOf = (path: string): Image => ({
  path,
  setTemplateImage: () => undefined,
  isEmpty: () => false,
});

export const nativeImage = {
  createFromPath: imageOf,
  createFromDataURL: (url: string) => imageOf(url.slice(0, 40)),
  createFromBuffer: () => imageOf('buffer'),
  createEmpty: () => imageOf(''),
};

export class Menu {
  static #application: Menu | null = null;
  static buildFromTemplate = (template: MenuItemConstructorOptions[]): Menu => new Menu(template);
  static getApplicationMenu = (): Menu | null => Menu.#application;
  static setApplicationMenu = (menu: Menu | null): void => {
    Menu.#application = menu;
    did('Menu.setApplicationMenu', menu?.items ?? null);
  };
  readonly items: readonly MenuItemConstructorOptions[];

  constructor(template: MenuItemConstructorOptions[] = []) {
    this.items = template;
  }
  popup(): void {}
  click(labels: readonly string[]): void {
    let items: readonly MenuItemConstructorOptions[] = this.items;
    for (const [at, label] of labels.entries()) {
      const item = items.find((each) => each.label === label);
      if (item === undefined) throw new Error(`no "${label}" in the menu`);
      if (at < labels.length - 1) items = item.submenu as MenuItemConstructorOptions[];
      else if (item.enabled === false) throw new Error(`"${label}" cannot be chosen`);
      else {
        const checked = item.type === 'checkbox' ? !item.checked : item.checked;
        (item.click as ((item: object) => void) | undefined)?.({ ...item, checked });
      }
    }
  }
}
onDrive('menu.click', (...labels: string[]) => Menu.getApplicationMenu()?.click(labels));

let tray: Tray | null = null;

export class Tray extends EventEmitter {
  #menu: Menu | null = null;
  constructor(image: Image) {
    super();
    did('Tray', image);
    tray = this;
  }
  setImage(image: Image): void {
    did('Tray.setImage', image);
  }
  setToolTip(text: string): void {
    did('Tray.setToolTip', text);
  }
  setContextMenu(menu: Menu | null): void {
    this.#menu = menu;
    did('Tray.setContextMenu', menu?.items ?? null);
  }
  setTitle(): void {}
  setPressedImage(): void {}
  popUpContextMenu(): void {}
  isDestroyed = (): boolean => tray !== this;
  destroy(): void {
    tray = null;
    did('Tray.destroy');
  }
  click(labels: readonly string[]): void {
    this.#menu?.click(labels);
  }
}
onDrive('tray.menu', (...labels: string[]) => tray?.click(labels));
onDrive('tray.click', () => void tray?.emit('click'));

const shown: Notification[] = [];

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly #options: NotificationConstructorOptions;
  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.#options = options;
  }
  show(): void {
    shown.push(this);
    did('Notification.show', this.#options);
    this.emit('show');
  }
  close(): void {
    this.emit('close');
  }
}
onDrive('notification.click', (at: number) => void shown.at(at)?.emit('click'));

export const powerMonitor = Object.assign(new EventEmitter(), {
  onBatteryPower: false,
  isOnBatteryPower: () => powerMonitor.onBatteryPower,
  getSystemIdleState: () => 'active',
});
onDrive('powerMonitor.emit', (event: string) => {
  if (event === 'on-battery') powerMonitor.onBatteryPower = true;
  if (event === 'on-ac') powerMonitor.onBatteryPower = false;
  powerMonitor.emit(event);
});

/** The clock jumps, as after sleep; timers keep waiting. */
onDrive('machine.sleep', (ms: number) => {
  const now = Date.now;
  Date.now = () => now() + ms;
});

/** Not the system's keychain: just enough to see that the stored form differs. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async () => process.env.DOUBLE_NO_KEYRING === undefined,
  getSelectedStorageBackend: () =>
    process.env.DOUBLE_NO_KEYRING === undefined ? 'gnome_libsecret' : 'basic_text',
  encryptStringAsync: async (text) =>
    Buffer.from(Buffer.from(text).toString('base64').split('').reverse().join('')),
  decryptStringAsync: async (bytes) => ({
    result: Buffer.from(bytes.toString().split('').reverse().join(''), 'base64').toString(),
    shouldReEncrypt: false,
  }),
} satisfies Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>;

export const autoUpdater = new EventEmitter();
export const net = { fetch: globalThis.fetch, isOnline: () => true };
