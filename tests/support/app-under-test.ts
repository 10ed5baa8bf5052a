import type { Client } from '#contract/client.ts';
import type { CareerSitesOptions } from '#tests/fakes/career-sites.ts';
import {
  type PageOptions,
  startBrowser,
  type TestBrowser,
  type WatchedPage,
  watchPage,
} from './browser.ts';
import { serveDesktop } from './electron/world.ts';
import { serveElectron } from './real-electron.ts';
import { type AppArgs, type ServeOptions, serveOn, startWorld, type World } from './served-host.ts';

export type AppUnderTest = AsyncDisposable & {
  readonly call: Client['call'];
  /** Opens the page; a desktop window ignores the options. */
  readonly open: (options?: PageOptions) => Promise<WatchedPage>;
  /** The page of another Rolewatch that a click opens, in a tab or window. */
  readonly openBeside: (from: WatchedPage, press: () => Promise<void>) => Promise<WatchedPage>;
  /** Stops it normally; returns the exit code. */
  readonly stop: () => Promise<number | null>;
};

/** One way to run Rolewatch: the same tests run on each. */
export type Face = AsyncDisposable & {
  readonly startWorld: (options?: CareerSitesOptions) => Promise<World<AppUnderTest>>;
};

const faces = {
  served: (browser: TestBrowser) => async (args: AppArgs, options: ServeOptions) => {
    const host = await serveOn(args, options);
    return { ...host, open: (page?: PageOptions) => browser.open(host.link, page), openBeside };
  },
  /** The built desktop app over the Electron double. */
  desktop: (browser: TestBrowser) => async (args: AppArgs, options: ServeOptions) =>
    serveDesktop(browser, asOptions(args), options.env),
  /** The built desktop app in real Electron. */
  electron: (_browser: TestBrowser) => (args: AppArgs, options: ServeOptions) =>
    serveElectron(asOptions(args), options.env),
} as const;

async function openBeside({ page }: WatchedPage, press: () => Promise<void>): Promise<WatchedPage> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), press()]);
  return { ...watchPage(tab), [Symbol.asyncDispose]: () => tab.close() };
}

/** The face under test: `TEST_FACE`, else the headless host. */
const faceName = (Object.keys(faces) as (keyof typeof faces)[]).find(
  (name) => name === process.env.TEST_FACE,
);

export async function startFace(): Promise<Face> {
  const browser = await startBrowser();
  const serve = faces[faceName ?? 'served'](browser);
  return {
    startWorld: (options) => startWorld(options, serve),
    [Symbol.asyncDispose]: () => browser[Symbol.asyncDispose](),
  };
}

const asOptions = ({ dataDir, originMap }: AppArgs): readonly string[] => [
  `--data-dir=${dataDir}`,
  `--origin-map=${originMap}`,
];
