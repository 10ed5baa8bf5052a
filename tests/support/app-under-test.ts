import type { Client } from '#contract/client.ts';
import type { CareerSitesOptions } from '#tests/fakes/career-sites.ts';
import { type PageOptions, startBrowser, type TestBrowser, type WatchedPage } from './browser.ts';
import { serveDesktop } from './electron/world.ts';
import { serveElectron } from './real-electron.ts';
import { type AppArgs, type ServeOptions, serveOn, startWorld, type World } from './served-host.ts';

/** Rolewatch as a person has it, through any of its faces. */
export type AppUnderTest = AsyncDisposable & {
  /** Calls it without a page. */
  readonly call: Client['call'];
  /** Its page, as one finds it on opening the app; a window takes no options. */
  readonly open: (options?: PageOptions) => Promise<WatchedPage>;
  /** Has it stop in order; answers the code it ended with. */
  readonly stop: () => Promise<number | null>;
};

/** One way to have Rolewatch: the same tests run on each. */
export type Face = AsyncDisposable & {
  readonly startWorld: (options?: CareerSitesOptions) => Promise<World<AppUnderTest>>;
};

const faces = {
  /** The headless host, in a browser. */
  served: (browser: TestBrowser) => async (args: AppArgs, options: ServeOptions) => {
    const host = await serveOn(args, options);
    return { ...host, open: (page?: PageOptions) => browser.open(host.link, page) };
  },
  /** The built desktop app, over the double of Electron. */
  desktop: (browser: TestBrowser) => async (args: AppArgs, options: ServeOptions) =>
    serveDesktop(browser, asOptions(args), options.env),
  /** The built desktop app in Electron itself. */
  electron: (_browser: TestBrowser) => (args: AppArgs, options: ServeOptions) =>
    serveElectron(asOptions(args), options.env),
} as const;

/** The face that this run is about: `TEST_FACE`, else the headless host. */
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
