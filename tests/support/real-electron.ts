import { _electron } from 'playwright-core';
import { createClient } from '#contract/client.ts';
import { findElectron } from '#services/provision/electron.ts';
import type { AppUnderTest } from './app-under-test.ts';
import { watchPage } from './browser.ts';
import { impatient, withoutSettings } from './cli.ts';
import { projectRoot } from './project-root.ts';

/** Path of the program of a package, to be tested in place of what was built here. */
const packaged = process.env.ROLEWATCH_PACKAGED_APP;

/** The built desktop app in Electron. Throws where its binary is not there: nothing is downloaded. */
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
  let isFresh = true;
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
      if (!isFresh) {
        await page.goto(new URL('#/', page.url()).href);
        await page.reload();
        watched.forgetProblems();
      }
      isFresh = false;
      return { ...watched, [Symbol.asyncDispose]: async () => undefined };
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
