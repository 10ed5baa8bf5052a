import { createClient } from '#contract/client.ts';
import type { Reply } from '#contract/reply.ts';
import type { AppUnderTest } from '../app-under-test.ts';
import type { TestBrowser, WatchedPage } from '../browser.ts';
import { impatient } from '../cli.ts';
import { type Desktop, startDesktop } from './desktop.ts';

/** The desktop app over the double, as the same tests know every face of Rolewatch. */
export type DesktopUnderTest = AppUnderTest & { readonly desktop: Desktop };

export function serveDesktop(
  browser: TestBrowser,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): DesktopUnderTest {
  const desktop = startDesktop({ browser, args, env: { ...impatient, ...env } });
  /** Until something was done: what the window showed at the start may be another screen now. */
  let isFresh = true;

  /** The one window, as if it had just been opened. */
  const open = async (): Promise<WatchedPage> => {
    const watched = await desktop.window();
    const { page } = watched;
    if (!isFresh) {
      await page.goto(new URL('#/', page.url()).href);
      await page.reload();
      watched.forgetProblems();
    }
    isFresh = false;
    // The window belongs to the app.
    return { ...watched, [Symbol.asyncDispose]: async () => undefined };
  };

  const { call } = createClient({
    call: async (method, input) => {
      await desktop.window();
      isFresh = false;
      return (await desktop.drive('call', method, input)) as Reply;
    },
    onEvent: () => () => undefined,
    onState: () => () => undefined,
  });
  return {
    desktop,
    call,
    open,
    async stop() {
      desktop.kill('SIGTERM');
      return (await desktop.exited).code;
    },
    [Symbol.asyncDispose]: () => desktop[Symbol.asyncDispose](),
  };
}
