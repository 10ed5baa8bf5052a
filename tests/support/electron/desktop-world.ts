import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { startBrowser } from '../browser.ts';
import { temporaryFolder } from '../database.ts';
import { type DesktopUnderTest, serveDesktop } from './world.ts';

export type DesktopStart = {
  /** More of its command line than where its data is. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Career sites, a data dir, and a way to start the desktop app on them, again and again. */
export type DesktopWorld = AsyncDisposable & {
  readonly sites: CareerSites;
  readonly dataDir: string;
  readonly start: (start?: DesktopStart) => Promise<DesktopUnderTest>;
};

/** Prepares all that the desktop app needs, over the double; it has a browser of its own. */
export async function startDesktopWorld(): Promise<DesktopWorld> {
  await using stack = new AsyncDisposableStack();
  const browser = stack.use(await startBrowser());
  const sites = stack.use(await startCareerSites());
  const folder = stack.use(await temporaryFolder()).path;
  const dataDir = path.join(folder, 'data');
  const originMap = path.join(folder, 'origins.json');
  const owned = stack.move();
  return {
    sites,
    dataDir,
    async start({ args = [], env = {} } = {}) {
      await writeFile(originMap, JSON.stringify(sites.originMap));
      const own = [`--data-dir=${dataDir}`, `--origin-map=${originMap}`];
      return serveDesktop(browser, [...own, ...args], env);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
