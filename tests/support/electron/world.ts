import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { createClient } from '#contract/client.ts';
import type { Reply } from '#contract/reply.ts';
import type { AppUnderTest } from '../app-under-test.ts';
import type { TestBrowser, WatchedPage } from '../browser.ts';
import { impatient } from '../cli.ts';
import { type Desktop, startDesktop } from './desktop.ts';

/** The desktop app over the double, in the form that tests of every face use. */
export type DesktopUnderTest = AppUnderTest & { readonly desktop: Desktop };

export function serveDesktop(
  browser: TestBrowser,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): DesktopUnderTest {
  const desktop = startDesktop({ browser, args, env: { ...impatient, ...env } });
  /** True until the first action: later the window may show another screen. */
  let isFresh = true;

  const open = async (): Promise<WatchedPage> => {
    const watched = await desktop.window();
    const { page } = watched;
    if (!isFresh) {
      await page.goto(new URL('#/', page.url()).href);
      await page.reload();
      watched.forgetProblems();
    }
    isFresh = false;
    // The app owns the window.
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
    async openBeside(from, press) {
      await press();
      const beside = await vi.waitFor(
        async () => {
          const last = await desktop.window();
          expect(last.page).not.toBe(from.page);
          return last;
        },
        { timeout: 60_000, interval: 50 },
      );
      const isAnother = async (page: Page) => expect((await desktop.window()).page).not.toBe(page);
      const close = async () => {
        await desktop.drive('window.closeLast');
        await vi.waitFor(() => isAnother(beside.page), { timeout: 60_000, interval: 50 });
      };
      return { ...beside, [Symbol.asyncDispose]: close };
    },
    async stop() {
      desktop.kill('SIGTERM');
      return (await desktop.exited).code;
    },
    [Symbol.asyncDispose]: () => desktop[Symbol.asyncDispose](),
  };
}
