import { fork } from 'node:child_process';
import path from 'node:path';
import { vi } from 'vitest';
import type { PageOptions, TestBrowser, WatchedPage } from '../browser.ts';
import { withoutSettings } from '../cli.ts';
import { projectRoot } from '../project-root.ts';
import { createDoubleWindow, type DoubleWindow } from './double-window.ts';
import type { FromDouble, ToDouble } from './messages.ts';

const run = path.join(import.meta.dirname, 'run.ts');

/** The built main process; `TEST_OUT` names another build folder than `out`. */
export const builtMain = path.join(
  process.env.TEST_OUT ?? path.join(projectRoot, 'out'),
  'main/electron/main.js',
);

export type Deed = { readonly what: string; readonly args: readonly unknown[] };

export type DesktopOptions = {
  readonly browser: TestBrowser;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly page?: PageOptions;
  readonly main?: string;
};

export type Desktop = AsyncDisposable & {
  readonly pid: number;
  /** Calls to native things so far, in order. */
  readonly deeds: readonly Deed[];
  readonly done: (what: string) => readonly (readonly unknown[])[];
  readonly window: () => Promise<WatchedPage>;
  readonly hasWindow: () => boolean;
  /** Crashes the page's process, through Chromium's own crash address. */
  readonly crashPage: () => Promise<void>;
  /** Triggers an event of the user or the system; see `onDrive`. */
  readonly drive: (what: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<{ readonly code: number | null; readonly stderr: string }>;
};

/** Starts the app; disposal quits it, or kills it if it stays. */
export function startDesktop({ browser, args, env, page = {}, main }: DesktopOptions): Desktop {
  const child = fork(run, [main ?? builtMain, ...args], {
    cwd: projectRoot,
    env: { ...withoutSettings(process.env), ELECTRON_DOUBLE: 'watched', ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const deeds: Deed[] = [];
  const windows = new Map<number, DoubleWindow>();
  const waiting = new Map<number, (message: FromDouble) => void>();
  let lastId = 0;
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const exited = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stderr }));
  });

  /** An app that ends while a message is under way is no failure of the test. */
  const tell = (message: ToDouble): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  const ask = async (question: (id: number) => ToDouble): Promise<unknown> => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<FromDouble>((resolve) => {
      waiting.set(id, resolve);
    });
    tell(question(id));
    const got = await Promise.race([answer, exited]);
    if ('type' in got && got.type === 'answer') return got.value;
    throw new Error('type' in got && got.type === 'refusal' ? got.message : 'the app has ended');
  };
  const windowOf = (id: number): DoubleWindow => {
    const found = windows.get(id) ?? createDoubleWindow(id, { browser, options: page, tell, ask });
    windows.set(id, found);
    return found;
  };
  /** A page that disappears during an action is no failure of the app. */
  const attempt = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      stderr += `the page: ${error}\n`;
    });
  };
  const handle = (message: FromDouble): void => {
    if (message.type === 'did') deeds.push(message);
    if (message.type === 'load') attempt(windowOf(message.window).load(message));
    if (message.type === 'reload') attempt(windowOf(message.window).reload());
    if (message.type === 'send') windows.get(message.window)?.deliver(message);
    if (message.type === 'close') close(message.window);
    if (message.type !== 'answer' && message.type !== 'refusal') return;
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  };
  const close = (id: number): void => {
    const closed = windows.get(id);
    windows.delete(id);
    attempt((async () => await closed?.[Symbol.asyncDispose]())());
  };
  child.on('message', handle);

  const window = async (): Promise<WatchedPage> => {
    const find = () => {
      if (child.exitCode !== null) throw new Error(`the app has ended: ${stderr}`);
      const found = [...windows.values()].at(-1)?.watched();
      if (!found) throw new Error('there is no window');
      return found;
    };
    return await vi.waitFor(find, { timeout: 60_000, interval: 20 });
  };

  return {
    pid: child.pid ?? 0,
    deeds,
    done: (what) => deeds.filter((deed) => deed.what === what).map((deed) => deed.args),
    hasWindow: () => windows.size > 0,
    window,
    async crashPage() {
      const { page } = await window();
      const isGone = page.waitForEvent('crash');
      page.goto('chrome://crash').catch(() => undefined);
      await isGone;
    },
    drive: (what, ...driven) => ask((id) => ({ type: 'drive', id, what, args: driven })),
    kill: (signal) => child.kill(signal),
    exited,
    async [Symbol.asyncDispose]() {
      const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(force);
      for (const id of windows.keys()) close(id);
    },
  };
}
