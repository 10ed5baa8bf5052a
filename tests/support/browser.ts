import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { defaultSettings } from '#core/settings.ts';
import { findChromium } from '#services/provision/chromium.ts';

export type Scheme = 'light' | 'dark';

export type PageOptions = {
  readonly scheme?: Scheme;
  readonly width?: number;
  readonly height?: number;
  /** Lets a test bring scripts of its own onto the page, which its policy forbids. */
  readonly bypassCsp?: boolean;
  /** Done to each new tab before it goes anywhere. */
  readonly prepare?: (page: Page) => Promise<void>;
};

/** A page, and whatever went wrong on it. */
export type WatchedPage = AsyncDisposable & {
  readonly page: Page;
  /** Errors that the page and its further tabs threw or wrote; empty where all is well. */
  readonly problems: readonly string[];
  /** Counts problems from now on. */
  readonly forgetProblems: () => void;
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
  { scheme = 'light', width = 1_280, height = 800, bypassCsp = false, prepare }: PageOptions,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    bypassCSP: bypassCsp,
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

/** A page that somebody else has opened, watched from now on; it cannot have further tabs. */
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
    // A host that is away is told of by the page itself.
    const isExpected = /WebSocket|ERR_CONNECTION_REFUSED|Failed to load resource/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) problems.push(message.text());
  });
  return { problems, forgetProblems: () => void problems.splice(0) };
}
