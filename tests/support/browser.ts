import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '#services/provision/chromium.ts';
import { programSettings } from './programs.ts';

export type Scheme = 'light' | 'dark';

export type PageOptions = {
  readonly scheme?: Scheme;
  readonly width?: number;
  readonly height?: number;
  /** Lets a test add scripts that the page's policy forbids. */
  readonly bypassCsp?: boolean;
  /** Such as `UTC`; usually that of the machine. */
  readonly timezone?: string;
  readonly prepare?: (page: Page) => Promise<void>;
};

export type WatchedPage = AsyncDisposable & {
  readonly page: Page;
  /** Errors thrown or logged by the page and its other tabs. */
  readonly problems: readonly string[];
  readonly forgetProblems: () => void;
  readonly openTab: (url: string) => Promise<Page>;
};

export type TestBrowser = AsyncDisposable & {
  readonly open: (url: string, options?: PageOptions) => Promise<WatchedPage>;
};

/** The longest wait for an element, on a busy machine. */
const patienceMs = 60_000;

/** This machine's Chromium, with more arguments. Throws if it is missing: these tests need a real one. */
export async function startBrowser(args: readonly string[] = []): Promise<TestBrowser> {
  const found = await findChromium(programSettings());
  if ('missing' in found) throw new Error(`no Chromium: ${found.fix}`);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...args],
  });
  return {
    open: (url, options = {}) => open(browser, url, options),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function open(browser: Browser, url: string, options: PageOptions): Promise<WatchedPage> {
  const { scheme = 'light', width = 1_280, height = 800, bypassCsp = false } = options;
  const { timezone, prepare } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    bypassCSP: bypassCsp,
    ...(timezone !== undefined && { timezoneId: timezone }),
  });
  context.setDefaultTimeout(patienceMs);
  const { problems, forgetProblems } = watchProblems(context);
  const openTab = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await prepare?.(page);
    await page.goto(address);
    return page;
  };
  const page = await openTab(url);
  return { page, problems, forgetProblems, openTab, [Symbol.asyncDispose]: () => context.close() };
}

/** Watches a page opened by other code; it cannot open further tabs. */
export const watchPage = (page: Page): Omit<WatchedPage, typeof Symbol.asyncDispose> => ({
  page,
  ...watchProblems(page.context()),
  openTab: async () => {
    throw new Error('there are no tabs here');
  },
});

function watchProblems(context: BrowserContext): Pick<WatchedPage, 'problems' | 'forgetProblems'> {
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    // The page itself reports a host that is away.
    const isExpected = /WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) problems.push(message.text());
  });
  return { problems, forgetProblems: () => void problems.splice(0) };
}
