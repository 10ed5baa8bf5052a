import { setTimeout as wait } from 'node:timers/promises';
import type {
  Browser,
  BrowserContext,
  CDPSession,
  Frame,
  Page,
  Request,
  Response,
} from 'playwright-core';
import type { CapturedAnswer, DrawnPage } from '#core/drawn-page.ts';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { mebibytes } from '#core/quantity.ts';
import { statusError } from '#core/status-error.ts';
import type { WebDocument } from '#core/web-document.ts';
import { type DriveLimits, drive } from './drive.ts';
import { framesOf, readFrames } from './frames.ts';
import type { Gate } from './gate.ts';
import { isTracker } from './trackers.ts';

export type DrawRequest = {
  readonly url: string;
  readonly browser: Browser;
  readonly gate: Gate;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly limits: DriveLimits;
  /** The wall that stands in place of a page, if its text says so. */
  readonly wallOf: (document: WebDocument) => AppError | null;
  /** Whether the site lets programs read this address: asked for each page that paging leads to. */
  readonly mayRead: (url: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** It closed its own window when it was drawn before. */
  readonly isClosing: boolean;
};

/** What is made of a page while it is open. */
export type Finish<T> = (drawn: DrawnPage, session: CDPSession) => Promise<T>;

/** Of the time of a page, for driving it; the rest is to open and to read it. */
const driveShare = 0.7;
const longestBody = mebibytes(12);
/** Of all pages that are kept. */
const mostPageBytes = mebibytes(30);
const mostAnswers = 200;
const longestAnswer = mebibytes(5);
const mostAnswerBytes = mebibytes(20);
/** A page that asks again and again is never quiet. */
const longestSettleMs = 4_000;
const quietMs = 120;
/** Tasks that may follow each other before the page's clock goes on. */
const starvation = { maxVirtualTimeTaskStarvationCount: 1_000 };
const mostDialogs = 10;
const leastText = 1_500;

/** Not needed to read a page. */
const unwanted: ReadonlySet<string> = new Set(['image', 'media', 'font', 'texttrack', 'ping']);

/**
 * Draws one page in a context of its own, which ends with it. Throws AppError: see `DrawPage`.
 */
export async function drawPage<T>(request: DrawRequest, finish: Finish<T>): Promise<T> {
  const { browser, gate, userAgent } = request;
  const context = await browser.newContext({
    userAgent,
    proxy: { server: gate.url, bypass: '<-loopback>' },
    viewport: { width: 1_280, height: 1_600 },
    locale: 'en-US',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    acceptDownloads: false,
    permissions: [],
  });
  const close = () => void context.close().catch(() => undefined);
  request.signal.addEventListener('abort', close, { once: true });
  try {
    return await drawIn(context, request, finish);
  } catch (error) {
    if (!hasClosedItself(error, request)) throw error;
    return await drawPage({ ...request, isClosing: true }, finish);
  } finally {
    request.signal.removeEventListener('abort', close);
    // A browser that hangs does not close it; the pool ends that browser.
    await Promise.race([context.close().catch(() => undefined), wait(seconds(5))]);
  }
}

const hasClosedItself = (error: unknown, { browser, signal, isClosing }: DrawRequest): boolean =>
  error instanceof Error &&
  /has been closed/.test(error.message) &&
  browser.isConnected() &&
  !signal.aborted &&
  !isClosing;

async function drawIn<T>(
  context: BrowserContext,
  request: DrawRequest,
  finish: Finish<T>,
): Promise<T> {
  const { url, gate, timeoutMs } = request;
  const startedAt = performance.now();
  const late = startedAt + timeoutMs * driveShare;
  /** The host of the page once it is driven. */
  let site: string | null = null;
  const page = await context.newPage();
  await context.route('**/*', async (route) => {
    const asked = route.request();
    const isAllowed = isWanted(asked) && (await mayGo(asked).catch(() => false));
    // Aborted, a navigation leaves the page as it was; failed, it would show an error instead.
    await (isAllowed ? route.continue() : route.abort('aborted')).catch(() => undefined);
  });
  /** No window but ours; and while it is driven, it stays on its site and goes where programs may. */
  async function mayGo(asked: Request): Promise<boolean> {
    if (!asked.isNavigationRequest()) return true;
    const frame = frameOf(asked);
    if (frame?.page() !== page) return false;
    if (site === null || frame.parentFrame() !== null) return true;
    return new URL(asked.url()).hostname === site && (await request.mayRead(asked.url()));
  }
  const session = await context.newCDPSession(page);
  const answers = captureAnswers(page);
  const traffic = watchTraffic(page, session);
  refuseDialogs(page, session);
  context.on('page', (other) => {
    if (other !== page) other.close().catch(() => undefined);
  });
  // With a page before it, a page cannot close its own window.
  if (request.isClosing) await page.goto('about:blank');
  const response = await openPage(page, request);
  const pages: WebDocument[] = [];
  let pageBytes = 0;
  const status = response?.status() ?? 200;
  const read = async (): Promise<WebDocument> => {
    const { html, isCut } = await readFrames(session, { limit: longestBody });
    if (isCut) throw new AppError('body_too_large', { url, limitBytes: longestBody });
    return toDocument(url, { finalUrl: page.url(), status, html });
  };
  const driven = await drive(
    {
      frames: () => framesOf(session),
      settle: (leastMs) => traffic.settle(leastMs),
      begin: () => {
        site = new URL(page.url()).hostname;
      },
      takePage: async () => {
        const taken = await read();
        return () => {
          pages.push(taken);
          pageBytes += taken.body.length;
        };
      },
      isLate: () => performance.now() > late,
      isFull: () => gate.isFull() || pageBytes > mostPageBytes,
    },
    request.limits,
  );
  const document = await read();
  const wall = request.wallOf(document);
  if (wall !== null) throw wall;
  const refusal = statusError(document.finalUrl, status);
  if (refusal !== null && driven.textLength < leastText) throw refusal;
  if (driven.asksPassword && driven.textLength < leastText) {
    throw new AppError('login_wall', { url: document.finalUrl });
  }
  const { steps, isWhole, left } = driven;
  const kept = pages.length > 0 ? [...pages, document] : [];
  const drawn = { document, answers: await answers(), steps: [...steps], pages: kept };
  return await finish({ ...drawn, isWhole, left }, session);
}

/** Null for the first request of a new window. */
function frameOf(asked: Request): Frame | null {
  try {
    return asked.frame();
  } catch {
    return null;
  }
}

/** Whether a request helps to read a page. Forms are never sent. */
function isWanted(asked: Request): boolean {
  const url = new URL(asked.url());
  if (!/^(https?|data|blob|about):$/.test(url.protocol)) return false;
  if (asked.isNavigationRequest()) return asked.method() === 'GET';
  return !unwanted.has(asked.resourceType()) && !isTracker(url.hostname);
}

/** Goes to the page; one that is never done loading is read as far as it came. */
async function openPage(page: Page, { url, gate, timeoutMs, maxBytes }: DrawRequest) {
  let status = 0;
  page.on('response', (response) => {
    const asked = response.request();
    if (asked.isNavigationRequest() && frameOf(asked) === page.mainFrame()) {
      status = response.status();
    }
  });
  try {
    const waitUntil = 'domcontentloaded';
    const response = await page.goto(url, { waitUntil, timeout: timeoutMs / 2 });
    // Over http, the gate answers in the site's place.
    const host = new URL(response?.url() ?? url).hostname.replace(/^\[|\]$/g, '');
    if (gate.refused.has(host)) throw new AppError('private_address', { host });
    return response;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const refused = [...gate.refused].at(-1);
    if (refused !== undefined) throw new AppError('private_address', { host: refused });
    if (gate.isFull()) throw new AppError('body_too_large', { url, limitBytes: maxBytes });
    if (/Timeout/.test(reason) && (await page.title().catch(() => '')) !== '') return null;
    if (/Timeout/.test(reason)) throw new AppError('page_too_slow', { url, timeoutMs });
    if (/crash|closed/i.test(reason)) throw error;
    // A whole Chromium fails where a refusal has no text.
    const refusal = status >= 400 ? statusError(url, status) : null;
    if (refusal !== null) throw refusal;
    const [, code = reason.split('\n')[0] ?? ''] = /net::(ERR_[A-Z_]+)/.exec(reason) ?? [];
    if (code.startsWith('ERR_CERT_')) {
      throw new AppError('invalid_certificate', { host: new URL(url).hostname, reason: code });
    }
    if (code === 'ERR_ABORTED' || /Download is starting/.test(reason)) {
      throw new AppError('unexpected_content', { url, expected: 'a page', got: 'a file' });
    }
    throw new AppError('network_error', { url, reason: code });
  }
}

const toDocument = (
  url: string,
  { finalUrl, status, html }: { finalUrl: string; status: number; html: string },
): WebDocument => ({
  ...{ url, finalUrl, status, contentType: 'text/html', body: html },
  ...{ etag: null, lastModified: null },
});

/** Keeps the JSON and the pieces of HTML that the page asks for; the function waits for the last ones. */
function captureAnswers(page: Page): () => Promise<CapturedAnswer[]> {
  const kept: Promise<CapturedAnswer | null>[] = [];
  let bytes = 0;
  page.on('response', (response) => {
    if (!/^(xhr|fetch)$/.test(response.request().resourceType())) return;
    if (kept.length < mostAnswers) kept.push(capture(response).catch(() => null));
  });

  async function capture(response: Response): Promise<CapturedAnswer | null> {
    const asked = response.request();
    const method = asked.method();
    const contentType = response.headers()['content-type'] ?? '';
    if (method !== 'GET' && method !== 'POST') return null;
    if (/^(text\/css|image|font|video|audio)/.test(contentType)) return null;
    const body = await response.text();
    if (!/^\s*[[{<]/.test(body) || body.length > longestAnswer) return null;
    bytes += body.length;
    if (bytes > mostAnswerBytes) return null;
    const request = {
      url: asked.url(),
      method,
      headers: headersOfScript(asked.headers()),
      body: asked.postData(),
    } as const;
    return { request, status: response.status(), contentType, body };
  }

  return async () => {
    const late = wait(seconds(2), null);
    const all = await Promise.all(kept.map((each) => Promise.race([each, late])));
    return all.filter((each) => each !== null);
  };
}

/** Fields that the browser adds, and cookies. */
const ofBrowser =
  /^(accept-encoding|accept-language|cache-control|connection|content-length|cookie|host|if-|origin|pragma|priority|proxy-|range|referer|sec-|te$|upgrade|user-agent)/;

const headersOfScript = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => !ofBrowser.test(name) && !(name === 'accept' && value === '*/*'),
    ),
  );

/**
 * Knows when a page is done for now. Its clock is ours: it stands still while requests are under
 * way, and else runs as fast as the page's timers let it, so that a second costs milliseconds.
 * A page that always asks, or listens to a stream, gets real time.
 */
function watchTraffic(
  page: Page,
  session: CDPSession,
): { readonly settle: (leastMs: number) => Promise<void> } {
  const open = new Set<Request>();
  const filling = /^(document|script|xhr|fetch|stylesheet)$/;
  let changedAt = performance.now();
  page.on('request', (request) => {
    if (!filling.test(request.resourceType())) return;
    open.add(request);
    changedAt = performance.now();
  });
  const end = (request: Request) => {
    if (open.delete(request)) changedAt = performance.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  let needsRealTime = false;
  page.on('websocket', () => {
    needsRealTime = true;
  });

  async function inPageTime(budgetMs: number): Promise<void> {
    const { promise: expired, resolve } = Promise.withResolvers<boolean>();
    const onExpired = () => resolve(true);
    session.once('Emulation.virtualTimeBudgetExpired', onExpired);
    const timer = setTimeout(resolve, longestSettleMs, false);
    const policy = 'pauseIfNetworkFetchesPending';
    // A page that is busy answers nothing.
    session
      .send('Emulation.setVirtualTimePolicy', { policy, budget: budgetMs, ...starvation })
      .catch(() => resolve(false));
    if (!(await expired)) {
      needsRealTime = true;
      session.send('Runtime.terminateExecution').catch(() => undefined);
      session.send('Emulation.setVirtualTimePolicy', { policy: 'advance' }).catch(() => undefined);
    }
    clearTimeout(timer);
    session.off('Emulation.virtualTimeBudgetExpired', onExpired);
  }

  async function inRealTime(leastMs: number): Promise<void> {
    const startedAt = performance.now();
    const isSettled = () => {
      const now = performance.now();
      if (now - startedAt > longestSettleMs) return true;
      return now - startedAt >= leastMs && open.size === 0 && now - changedAt >= quietMs;
    };
    do await wait(40);
    while (!isSettled() && !page.isClosed());
  }

  return {
    settle: async (leastMs) => {
      if (!needsRealTime) await inPageTime(Math.max(leastMs, quietMs));
      if (needsRealTime) await inRealTime(leastMs);
    },
  };
}

/** A page that asks in a loop is stopped, and read as it is. */
function refuseDialogs(page: Page, session: CDPSession): void {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    dialog.dismiss().catch(() => undefined);
    if (dialogs % mostDialogs === 0) {
      session.send('Runtime.terminateExecution').catch(() => undefined);
    }
  });
}
