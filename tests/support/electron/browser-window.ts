import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app, onQuit, preventable } from './app.ts';
import { onSender } from './ipc-main.ts';
import { answer, did, onDrive, onStage, tell } from './stage.ts';
import { type ContentsDouble, createContents } from './web-contents.ts';

type State = Readonly<Record<'isVisible' | 'isMinimized' | 'isMaximized' | 'isDestroyed', boolean>>;

/**
 * A closing window exists this long, and a hidden or minimised one reports focus this long, because
 * the window manager answers late. X11 takes 120 ms on a quiet machine and more on a busy one.
 */
const goingMs = 1_000;

const windows = new Map<number, BrowserWindow>();
let lastId = 0;

export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): readonly BrowserWindow[] => [...windows.values()];
  static getFocusedWindow = (): BrowserWindow | null =>
    [...windows.values()].find((window) => window.isFocused()) ?? null;
  static fromWebContents = (contents: unknown): BrowserWindow | null =>
    [...windows.values()].find(({ webContents }) => webContents === contents) ?? null;

  readonly id: number;
  readonly webContents: ContentsDouble;
  #bounds: Rectangle;
  #state: State = { isVisible: false, isMinimized: false, isMaximized: false, isDestroyed: false };
  #title = 'Rolewatch';
  #hasFocus = false;
  #losingFocus: NodeJS.Timeout | undefined;
  #isClosing = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('a window is made once the app is ready');
    lastId += 1;
    this.id = lastId;
    const { x = 10, y = 20, width = 800, height = 600, show = true, webPreferences = {} } = options;
    this.#bounds = { x, y, width, height };
    const preload = webPreferences.preload ?? null;
    this.webContents = createContents(
      this.id,
      preload?.startsWith('file:') ? fileURLToPath(preload) : preload,
    );
    windows.set(this.id, this);
    did('BrowserWindow', { ...options });
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    if (show) this.show();
  }

  loadURL = (url: string): Promise<void> => this.webContents.load(url);
  isVisible = (): boolean => this.#state.isVisible;
  isFocused = (): boolean => this.#hasFocus && !this.#state.isDestroyed;
  isMinimized = (): boolean => this.#state.isMinimized;
  isMaximized = (): boolean => this.#state.isMaximized;
  isFullScreen = (): boolean => false;
  isDestroyed = (): boolean => this.#state.isDestroyed;
  getBounds = (): Rectangle => this.#bounds;
  getNormalBounds = (): Rectangle => this.#bounds;
  getTitle = (): string => this.#title;

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#enter('setBounds', {});
  }
  show(): void {
    this.#enter('show', { isVisible: true });
    this.#takeFocus();
    this.emit('show');
  }
  hide(): void {
    this.#enter('hide', { isVisible: false });
    this.#loseFocus();
    this.emit('hide');
  }
  focus(): void {
    this.#enter('focus', {});
    this.#takeFocus();
    this.emit('focus');
  }
  minimize(): void {
    this.#enter('minimize', { isMinimized: true });
    this.#loseFocus();
    this.emit('minimize');
  }
  restore(): void {
    this.#enter('restore', { isMinimized: false });
    this.#takeFocus();
    this.emit('restore');
  }
  maximize(): void {
    this.#enter('maximize', { isMaximized: true });
  }
  setTitle(title: string): void {
    this.#title = title;
    did('window.setTitle', title);
  }
  setProgressBar(progress: number): void {
    did('window.setProgressBar', progress);
  }
  setMenuBarVisibility(): void {}
  flashFrame(): void {}

  close(): void {
    if (this.#isClosing || !this.mayClose()) return;
    this.#isClosing = true;
    setTimeout(() => this.destroy(), goingMs);
  }
  /** Asks every listener that may keep the window open. */
  mayClose(): boolean {
    const event = preventable();
    this.emit('close', event);
    return !event.defaultPrevented;
  }
  destroy(): void {
    if (this.#state.isDestroyed) return;
    clearTimeout(this.#losingFocus);
    this.#enter('destroy', { isDestroyed: true, isVisible: false });
    windows.delete(this.id);
    tell({ type: 'close', window: this.id });
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size > 0) return;
    // Without a listener, Electron quits.
    if (!app.emit('window-all-closed')) app.quit();
  }

  #takeFocus(): void {
    clearTimeout(this.#losingFocus);
    this.#hasFocus = this.#state.isVisible && !this.#state.isMinimized;
  }
  #loseFocus(): void {
    clearTimeout(this.#losingFocus);
    this.#losingFocus = setTimeout(() => {
      this.#hasFocus = false;
      this.emit('blur');
    }, goingMs);
  }
  #enter(what: string, state: Partial<State>): void {
    this.#state = { ...this.#state, ...state };
    did(`window.${what}`);
  }
}

onSender((id) => windows.get(id ?? Math.max(...windows.keys()))?.webContents);
onQuit(() => {
  for (const window of windows.values()) if (window.mayClose()) window.destroy();
  return windows.size === 0;
});

onStage((message) => {
  if (message.type === 'page') windows.get(message.window)?.webContents.onPage(message.event);
  if (message.type !== 'navigate' && message.type !== 'open') return;
  const { id, url, window } = message;
  const contents = windows.get(window)?.webContents;
  void answer(id, () =>
    message.type === 'open' ? contents?.mayOpen(url) : contents?.mayNavigate(url),
  );
});

onDrive('window', (what: 'close' | 'minimize' | 'maximize' | 'setBounds', ...args: [never]) => {
  for (const window of windows.values()) window[what](...args);
});
onDrive('window.closeLast', () => [...windows.values()].at(-1)?.close());
onDrive('window.state', () =>
  [...windows.values()].map((window) => ({
    isVisible: window.isVisible(),
    isMinimized: window.isMinimized(),
    title: window.getTitle(),
    bounds: window.getBounds(),
  })),
);
