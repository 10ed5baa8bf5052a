import { type BrowserPool, createBrowserPool } from '#services/browser/pool.ts';
import { findChromium } from '#services/provision/chromium.ts';
import { programSettings } from './programs.ts';
import { silentLog } from './silent-log.ts';

/** How a test opens a browser that draws: the same for each implementation. */
export type OpenPool = (
  options?: Partial<Parameters<typeof createBrowserPool>[0]>,
  surroundings?: Parameters<typeof createBrowserPool>[1],
) => BrowserPool;

/** The path of this machine's browser. Throws if it is missing: these tests need a real one. */
export async function chromiumPath(): Promise<string> {
  const found = await findChromium(programSettings());
  if ('missing' in found) throw new Error(`no Chromium: ${found.fix}`);
  return found.path;
}

/** By playwright, with this machine's browser. */
export const openPool: OpenPool = (options, surroundings) =>
  createBrowserPool(
    {
      userAgent: 'Rolewatch/0.1 (test)',
      allowPrivateNetwork: false,
      browserPages: 2,
      originMap: {},
      findBrowser: chromiumPath,
      mayRead: async () => true,
      wallOf: () => null,
      log: silentLog,
      ...options,
    },
    surroundings,
  );

export const never = new AbortController().signal;
