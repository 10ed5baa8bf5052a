import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { App } from 'electron';
import { did, isWatched, onDrive } from './stage.ts';

type Known = Pick<
  App,
  | 'whenReady'
  | 'isReady'
  | 'isPackaged'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getLocale'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'enableSandbox'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'relaunch'
>;

const ready = Promise.withResolvers<void>();
const emitter = new EventEmitter();
const paths = new Map<string, string>([
  ['home', os.homedir()],
  ['temp', os.tmpdir()],
  ['exe', process.execPath],
  ['appData', process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), '.config')],
  ['userData', path.join(os.tmpdir(), `electron-double-${process.pid}`)],
]);
let isReady = false;
let hasLock = false;
let loginItem: Record<string, unknown> = { openAtLogin: false };
let closeWindows: () => boolean = () => true;

export function onQuit(close: () => boolean): void {
  closeWindows = close;
}

/** Electron becomes ready only after the main module ran, with its top-level awaits. */
export function becomeReady(): void {
  isReady = true;
  ready.resolve();
  emitter.emit('ready');
}

export function preventable(): { preventDefault(): void; readonly defaultPrevented: boolean } {
  let isPrevented = false;
  return {
    preventDefault() {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
}

const known = {
  isPackaged: process.env.DOUBLE_PACKAGED !== undefined,
  isReady: () => isReady,
  whenReady: () => ready.promise,
  getName: () => 'Rolewatch',
  setName: (name) => did('app.setName', name),
  getVersion: () => '0.1.0',
  getAppPath: () => path.resolve(import.meta.dirname, '../../..'),
  getLocale: () => 'en-GB',
  enableSandbox() {
    if (isReady) throw new Error('the sandbox is enabled before the app is ready');
    did('app.enableSandbox');
  },
  setAppUserModelId: (id) => did('app.setAppUserModelId', id),
  setLoginItemSettings(settings) {
    loginItem = { ...settings };
    did('app.setLoginItemSettings', settings);
  },
  setAsDefaultProtocolClient(protocol) {
    did('app.setAsDefaultProtocolClient', protocol);
    return true;
  },
  setBadgeCount(count) {
    did('app.setBadgeCount', count);
    return true;
  },
  hasSingleInstanceLock: () => hasLock,
  requestSingleInstanceLock() {
    hasLock = takeLock(app.getPath('userData'));
    return hasLock;
  },
  quit() {
    did('app.quit');
    // Nothing has started before `ready`, so there is nothing to ask.
    if (!isReady) return known.exit(0);
    const event = preventable();
    emitter.emit('before-quit', event);
    if (event.defaultPrevented || !closeWindows()) return;
    known.exit(0);
  },
  exit(code = 0) {
    did('app.exit', code);
    emitter.emit('quit', {}, code);
    if (!isWatched || process.send === undefined) process.exit(code);
    // Earlier messages must leave first.
    process.send({ type: 'did', what: 'app.gone', args: [] }, () => process.exit(code));
  },
  relaunch: () => did('app.relaunch'),
} satisfies Known;

/** The part of Electron's `app` that the shell uses. */
export const app = Object.assign(emitter, known, {
  getPath: (name: string) => paths.get(name) ?? path.join(os.tmpdir(), name),
  setPath(name: string, value: string) {
    mkdirSync(value, { recursive: true });
    paths.set(name, value);
  },
  setAppLogsPath: () => undefined,
  getLoginItemSettings: () => loginItem,
  getAppMetrics: () => [],
  dock: undefined,
});

/**
 * The first process in a folder holds the lock while it lives, and gets the arguments of later
 * ones.
 */
function takeLock(folder: string): boolean {
  const lock = path.join(folder, 'singleton');
  const others = path.join(folder, 'others');
  mkdirSync(others, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(path.join(others, `${process.pid}.json`), JSON.stringify(process.argv));
      return false;
    }
    rmSync(lock);
    return takeLock(folder);
  }
  watch(others, (_event, name) => {
    try {
      const args: unknown = JSON.parse(readFileSync(path.join(others, name ?? ''), 'utf8'));
      rmSync(path.join(others, name ?? ''));
      emitter.emit('second-instance', preventable(), args, folder);
    } catch {
      // Half written, or already reported.
    }
  }).unref();
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function quitOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => known.quit());
  }
}
onDrive('app.quit', known.quit);
onDrive('app.emit', (event: string, ...args: unknown[]) => {
  emitter.emit(event, preventable(), ...args);
});
