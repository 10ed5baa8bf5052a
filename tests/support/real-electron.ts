import { _electron } from 'playwright-core';
import { createClient } from '#contract/client.ts';
import { findElectron } from '#services/provision/electron.ts';
import type { AppUnderTest } from './app-under-test.ts';
import { watchPage } from './browser.ts';
import { impatient, withoutSettings } from './cli.ts';
import { projectRoot } from './project-root.ts';

/** The program of a package, tested instead of the local build. */
const packaged = process.env.ROLEWATCH_PACKAGED_APP;

/** The built desktop app in Electron. Throws if its binary is missing: it downloads nothing. */
export async function serveElectron(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<AppUnderTest> {
  const { path: program, given } = await findApp();
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: program,
    args: [...given, ...args, ...(isRoot ? ['--no-sandbox'] : [])],
    env: { ...(withoutSettings(process.env) as Record<string, string>), ...impatient, ...env },
  });
  const page = await app.firstWindow();
  const watched = watchPage(page);
  const exited = new Promise<number | null>((resolve) => {
    app.process().once('exit', resolve);
  });
  const stop = async () => {
    app.process().kill('SIGTERM');
    return await exited;
  };
  return {
    call: createClient({
      call: (method, input) =>
        page.evaluate(
          ([method, input]) => Reflect.get(globalThis, 'rolewatch').call(method, input),
          [method, input] as const,
        ),
      onEvent: () => () => undefined,
      onState: () => () => undefined,
    }).call,
    async open() {
      // The window has been open since the start, so it still shows an empty library.
      await page.goto(new URL('#/', page.url()).href);
      await page.reload();
      watched.forgetProblems();
      return { ...watched, [Symbol.asyncDispose]: async () => undefined };
    },
    async openBeside(_from, press) {
      const [beside] = await Promise.all([app.waitForEvent('window'), press()]);
      return { ...watchPage(beside), [Symbol.asyncDispose]: () => beside.close() };
    },
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}

async function findApp(): Promise<{ readonly path: string; readonly given: readonly string[] }> {
  if (packaged !== undefined) return { path: packaged, given: [] };
  const found = await findElectron();
  if ('missing' in found) throw new Error(`no Electron: ${found.fix}`);
  return { path: found.path, given: [projectRoot] };
}
