import { type Browser, chromium, type Page } from 'playwright-core';
import { defaultSettings } from '#core/settings.ts';
import { findChromium } from '#services/provision/chromium.ts';

export type Scheme = 'light' | 'dark';

export type PageOptions = {
  readonly scheme?: Scheme;
  readonly width?: number;
  readonly height?: number;
  /** Lets a test bring scripts of its own onto the page, which its policy forbids. */
  readonly bypassCsp?: boolean;
};

/** A page, and whatever went wrong on it. */
export type WatchedPage = AsyncDisposable & {
  readonly page: Page;
  /** Errors that the page and its further tabs threw or wrote; empty where all is well. */
  readonly problems: readonly string[];
  /** Another tab of the same browser profile. */
  readonly openTab: (url: string) => Promise<Page>;
};

export type TestBrowser = AsyncDisposable & {
  /** Opens an address in a profile of its own. */
  readonly open: (url: string, options?: PageOptions) => Promise<WatchedPage>;
};

/** What is looked for on a page may take so long to be there, on a busy machine. */
const patienceMs = 30_000;

/** The Chromium of this machine. Throws where there is none: these tests need a real one. */
export async function startBrowser(): Promise<TestBrowser> {
  const found = await findChromium(defaultSettings);
  if ('missing' in found) throw new Error(`no Chromium: ${found.fix}`);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  return {
    open: (url, options = {}) => open(browser, url, options),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function open(
  browser: Browser,
  url: string,
  { scheme = 'light', width = 1_280, height = 800, bypassCsp = false }: PageOptions,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    bypassCSP: bypassCsp,
  });
  context.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    // A host that is away is told of by the page itself.
    const isExpected = /WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) problems.push(message.text());
  });
  const openTab = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const page = await openTab(url);
  return { page, problems, openTab, [Symbol.asyncDispose]: () => context.close() };
}
