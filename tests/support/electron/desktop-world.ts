import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll } from 'vitest';
import {
  type CareerSites,
  type CareerSitesOptions,
  startCareerSites,
} from '#tests/fakes/career-sites.ts';
import { leaveWelcome } from '../app-page.ts';
import { startBrowser, type TestBrowser } from '../browser.ts';
import { temporaryFolder } from '../database.ts';
import { type DesktopUnderTest, serveDesktop } from './world.ts';

export type DesktopStart = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type DesktopWorld = AsyncDisposable & {
  readonly sites: CareerSites;
  readonly dataDir: string;
  readonly start: (start?: DesktopStart) => Promise<DesktopUnderTest>;
};

/** Shared by all tests of a file; each window gets its own profile. */
let browser: Promise<TestBrowser> | null = null;
afterAll(async () => {
  await (await browser)?.[Symbol.asyncDispose]();
});

export async function startDesktopWorld(options: CareerSitesOptions = {}): Promise<DesktopWorld> {
  await using stack = new AsyncDisposableStack();
  browser ??= startBrowser();
  const shared = await browser;
  const sites = stack.use(await startCareerSites(options));
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
      const app = serveDesktop(shared, [...own, ...args], env);
      return {
        ...app,
        async open() {
          const opened = await app.open();
          await leaveWelcome(opened.page);
          return opened;
        },
      };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
