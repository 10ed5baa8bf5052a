import type { DrawnPage } from '#core/drawn-page.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { OriginMap } from '#core/origin-map.ts';
import { mebibytes } from '#core/quantity.ts';
import type { Settings } from '#core/settings.ts';
import { parseWebUrl } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { Lookup } from '../http/address-guard.ts';
import type { Logger } from '../log/logger.ts';
import { drawPage, type Finish } from './draw.ts';
import { type DriveLimits, usualLimits } from './drive.ts';
import { openGate } from './gate.ts';
import { launchBrowser, type RunningBrowser } from './launch.ts';
import { lookAtPage, type PageLook } from './look.ts';
import { type PagePicture, takePicture } from './picture.ts';
import { kill } from './processes.ts';
import { createSelfSigned } from './self-signed.ts';

export type BrowserOptions = Pick<
  Settings,
  'userAgent' | 'allowPrivateNetwork' | 'browserPages'
> & {
  readonly originMap: OriginMap;
  /** The program; null if there is none. Asked before the browser starts. */
  readonly findBrowser: () => Promise<string | null>;
  /** The wall that stands in place of a page, if its text says so. */
  readonly wallOf: (document: WebDocument) => AppError | null;
  /** Whether the site lets programs read an address. */
  readonly mayRead: (url: string, signal: AbortSignal) => Promise<boolean>;
  readonly log: Logger;
};

export type BrowserLimits = {
  readonly pageMs: number;
  readonly pageBytes: number;
  readonly idleMs: number;
  readonly memoryBytes: number;
  readonly memoryCheckMs: number;
};

const usual: BrowserLimits = {
  pageMs: seconds(60),
  pageBytes: mebibytes(30),
  idleMs: seconds(60),
  memoryBytes: mebibytes(600),
  memoryCheckMs: seconds(1),
};

export type BrowserSurroundings = {
  readonly lookup?: Lookup;
  readonly limits?: Partial<BrowserLimits>;
};

/** One browser for all companies; any program that draws pages could stand behind it. */
export type BrowserPool = AsyncDisposable & {
  /**
   * Draws a page once there is a free place. Throws AppError: see `DrawPage`; and the reason of an aborted `signal`.
   */
  readonly draw: (url: string, signal: AbortSignal) => Promise<DrawnPage>;
  /**
   * Takes a picture of the top of a page, in its turn. Cookie banners are refused first; nothing
   * else is pressed. Throws as `draw` does.
   */
  readonly picture: (url: string, signal: AbortSignal) => Promise<PagePicture>;
  /** The same with the whole page, and where each of its parts stands. */
  readonly look: (url: string, signal: AbortSignal) => Promise<PageLook>;
  /** Of its main process; null while none runs. */
  readonly pid: () => number | null;
  /** What its processes take in all, in bytes; 0 while none runs. */
  readonly memoryBytes: () => Promise<number>;
};

/** Only what it takes to see the page. */
const forPicture: DriveLimits = { ...usualLimits, maxPresses: 0 };

/** How to draw a page, and what to make of it. */
type Visit<T> = { readonly limits: DriveLimits; readonly finish: Finish<T> };

type Open = {
  readonly running: RunningBrowser;
  /** Its pages end, and no new one begins. */
  isSpent: boolean;
  pages: number;
};

/**
 * Makes the pool; the browser starts with the first page and stops after an idle minute. Each page
 * has a context and a gate of its own. A page that takes too much memory ends; a browser that stops
 * answering is replaced, and its other pages are drawn once more.
 */
export function createBrowserPool(
  options: BrowserOptions,
  { lookup, limits: own }: BrowserSurroundings = {},
): BrowserPool {
  const limits = { ...usual, ...own };
  const { log, userAgent, originMap, allowPrivateNetwork, browserPages } = options;
  const closing = new AbortController();
  const selfSigned = createSelfSigned(new Date());
  const waiting: (() => void)[] = [];
  const ending = new Set<Promise<void>>();
  let starting: Promise<Open> | null = null;
  let current: Open | null = null;
  let idle: NodeJS.Timeout | null = null;
  let drawing = 0;

  async function visit<T>(address: string, signal: AbortSignal, asked: Visit<T>): Promise<T> {
    const url = parseWebUrl(address).href;
    const stop = AbortSignal.any([signal, closing.signal]);
    await turn(stop);
    if (idle !== null) clearTimeout(idle);
    try {
      try {
        return await visitOnce(url, stop, asked);
      } catch (error) {
        if (!isLost(error) || stop.aborted) throw error;
        log.warn('the browser ended; drawing the page again', { url, error: String(error) });
        return await visitOnce(url, stop, asked);
      }
    } finally {
      drawing -= 1;
      waiting.shift()?.();
      if (drawing === 0) rest();
    }
  }

  async function turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    while (drawing >= browserPages) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const onAbort = () => reject(signal.reason);
      waiting.push(resolve);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        await promise;
      } catch (error) {
        const place = waiting.indexOf(resolve);
        if (place === -1) waiting.shift()?.();
        else waiting.splice(place, 1);
        throw error;
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    }
    drawing += 1;
  }

  async function visitOnce<T>(
    url: string,
    signal: AbortSignal,
    { limits: driving, finish }: Visit<T>,
  ): Promise<T> {
    const open = await openBrowser();
    const { running } = open;
    open.pages += 1;
    const { pageMs, pageBytes: maxBytes } = limits;
    const stop = new AbortController();
    const ended = Promise.withResolvers<never>();
    const end = (reason: unknown) => {
      ended.reject(reason);
      stop.abort(reason);
    };
    const onAbort = () => end(signal.reason);
    const timer = setTimeout(() => end(tooSlow(url, pageMs)), pageMs);
    signal.addEventListener('abort', onAbort, { once: true });
    await using gate = await openGate({
      ...{ originMap, allowPrivateNetwork, maxBytes, selfSigned, lookup },
    });
    const request = {
      ...{ url, browser: running.browser, gate, userAgent, maxBytes, limits: driving },
      timeoutMs: pageMs,
      wallOf: options.wallOf,
      mayRead: (each: string) => options.mayRead(each, stop.signal),
      signal: stop.signal,
      isClosing: false,
    };
    const drawn = drawPage(request, finish);
    try {
      signal.throwIfAborted();
      return await Promise.race([drawn, running.lost, ended.promise]);
    } catch (error) {
      throw await meaningOf(error, open, url);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      open.pages -= 1;
      if (open.isSpent && open.pages === 0) closeBrowser(open);
      void drawn.catch(() => undefined);
    }
  }

  async function meaningOf(error: unknown, open: Open, url: string): Promise<unknown> {
    if (error instanceof AppError) {
      if (error.code === 'page_too_slow' && !(await open.running.answers())) retire(open);
      return error;
    }
    if (!(error instanceof Error) || closing.signal.aborted) return error;
    if (open.running.isLost()) return new AppError('browser_lost', { reason: 'it ended' });
    if (/crash/i.test(error.message)) {
      return new AppError('page_too_heavy', { url, limitBytes: limits.memoryBytes });
    }
    if (/has been closed/.test(error.message)) {
      return new AppError('unreadable_content', { url, reason: 'the page closed itself' });
    }
    return error;
  }

  async function openBrowser(): Promise<Open> {
    if (starting === null) {
      const begun = start();
      starting = begun;
      begun.catch(() => {
        if (starting === begun) starting = null;
      });
    }
    return await starting;
  }

  async function start(): Promise<Open> {
    const program = await options.findBrowser();
    if (program === null) throw new AppError('browser_missing', {});
    const running = await launchBrowser(program, selfSigned);
    const open: Open = { running, isSpent: false, pages: 0 };
    current = open;
    running.lost.catch(() => retire(open));
    watchMemory(open);
    return open;
  }

  /** The next page starts another browser; this one ends with its last page. */
  function retire(open: Open): void {
    if (current === open) {
      current = null;
      starting = null;
    }
    if (open.isSpent) return;
    open.isSpent = true;
    if (open.pages === 0) closeBrowser(open);
  }

  function watchMemory(open: Open): void {
    const timer = setInterval(() => void check(), limits.memoryCheckMs).unref();
    const check = async (): Promise<void> => {
      if (open.running.isLost()) {
        clearInterval(timer);
        return;
      }
      const processes = await open.running.memory().catch(() => []);
      const sum = processes.reduce((total, { bytes }) => total + bytes, 0);
      if (sum <= limits.memoryBytes) return;
      const largest = processes
        .filter(({ type }) => type === 'renderer')
        .toSorted((a, b) => b.bytes - a.bytes)[0];
      log.warn('the browser takes too much memory', { bytes: sum });
      if (open.pages > 0 && largest !== undefined) kill(largest.pid);
      retire(open);
    };
  }

  function closeBrowser(open: Open): void {
    const closed = open.running.close().finally(() => ending.delete(closed));
    ending.add(closed);
  }

  function rest(): void {
    idle = setTimeout(() => {
      if (drawing === 0) void stop();
    }, limits.idleMs).unref();
  }

  async function stop(): Promise<void> {
    const open = await starting?.catch(() => null);
    if (open) retire(open);
    await Promise.all(ending);
  }

  return {
    draw: (url, signal) =>
      visit(url, signal, { limits: usualLimits, finish: async (drawn) => drawn }),
    picture: (url, signal) => visit(url, signal, { limits: forPicture, finish: takePicture }),
    look: (url, signal) => visit(url, signal, { limits: forPicture, finish: lookAtPage }),
    pid: () => current?.running.pid ?? null,
    memoryBytes: async () => {
      const processes = (await current?.running.memory()) ?? [];
      return processes.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    async [Symbol.asyncDispose]() {
      closing.abort(new AppError('cancelled', {}));
      if (idle !== null) clearTimeout(idle);
      await stop();
    },
  };
}

const isLost = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'browser_lost';

const tooSlow = (url: string, timeoutMs: number): AppError =>
  new AppError('page_too_slow', { url, timeoutMs });
