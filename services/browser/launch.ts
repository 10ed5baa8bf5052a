import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession } from 'playwright-core';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { type BrowserProcess, kill, memoryOf, processesOf } from './processes.ts';
import type { SelfSigned } from './self-signed.ts';

/** The one browser, running. */
export type RunningBrowser = {
  readonly browser: Browser;
  /** Of its main process. */
  readonly pid: number;
  /** Rejects with `browser_lost` once it is gone; never resolves. */
  readonly lost: Promise<never>;
  readonly isLost: () => boolean;
  /** What each of its processes takes, in bytes; 0 if the system does not say. */
  readonly memory: () => Promise<readonly (BrowserProcess & { readonly bytes: number })[]>;
  /** False if it hangs. */
  readonly answers: () => Promise<boolean>;
  /** Closes it; one that does not answer is killed. */
  readonly close: () => Promise<void>;
};

const launchTimeoutMs = seconds(30);
const closeTimeoutMs = seconds(3);

/**
 * Starts the browser at `executablePath`. It has no way to the web but the proxies of its contexts,
 * and ends when this process ends, however that happens: it reads its orders from a pipe. Throws
 * `browser_lost` if it does not start. Loads playwright, so call it only when a page is to be drawn.
 */
export async function launchBrowser(
  executablePath: string,
  selfSigned: SelfSigned,
): Promise<RunningBrowser> {
  const { chromium } = await import('playwright-core');
  const browser = await chromium
    .launch({
      executablePath,
      // Chromium refuses its sandbox to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: switches(selfSigned),
      env: publicEnvironment(),
      proxy: { server: nowhere },
      timeout: launchTimeoutMs,
      // Our own process decides when to stop.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    })
    .catch((error: unknown) => {
      throw lostBecause(firstLine(error), error);
    });
  const session = await browser.newBrowserCDPSession();
  const pid = (await processesOf(session)).find(({ type }) => type === 'browser')?.pid;
  if (pid === undefined) throw lostBecause('it names no process');
  const gone = Promise.withResolvers<never>();
  gone.promise.catch(() => undefined);
  browser.on('disconnected', () => gone.reject(lostBecause('it ended')));
  return {
    browser,
    pid,
    lost: gone.promise,
    isLost: () => !browser.isConnected(),
    memory: () => measure(session),
    answers: () =>
      Promise.race([
        session.send('Browser.getVersion').then(
          () => true,
          () => false,
        ),
        wait(closeTimeoutMs, false, { ref: false }),
      ]),
    async close() {
      const timer = setTimeout(kill, closeTimeoutMs, pid);
      await browser.close().catch(() => undefined);
      clearTimeout(timer);
    },
  };
}

const lostBecause = (reason: string, cause?: unknown): AppError =>
  new AppError('browser_lost', { reason }, { cause });

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** What the browser itself asks for, such as updates, goes nowhere. Port 9 discards. */
const nowhere = 'http://127.0.0.1:9';

const switches = ({ fingerprint }: SelfSigned): string[] => [
  // Names are looked up by the gate alone.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // WebRTC would go round any proxy.
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  // Mirrors of https sites; real sites are checked as ever.
  `--ignore-certificate-errors-spki-list=${fingerprint}`,
  '--block-new-web-contents',
  // One process a page: its frames share it. No page has a secret of another to take.
  '--disable-site-isolation-trials',
  '--js-flags=--max-old-space-size=256',
  '--disable-gpu',
  '--disable-3d-apis',
  '--mute-audio',
  '--no-pings',
];

/** Programs inherit the environment, and ours holds keys. */
const publicEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^ROLEWATCH_|KEY|TOKEN|SECRET|PASSWORD|NODE_OPTIONS/i.test(name)
        ? []
        : [[name, value]],
    ),
  );

async function measure(
  session: CDPSession,
): Promise<readonly (BrowserProcess & { readonly bytes: number })[]> {
  const processes = await processesOf(session);
  return await Promise.all(
    processes.map(async (each) => ({ ...each, bytes: (await memoryOf(each.pid)) ?? 0 })),
  );
}
