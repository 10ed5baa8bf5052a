import type { Command } from 'commander';
import { buildDesktop, buildPage } from './build.ts';
import { type Desktop, findDesktop, runDesktop } from './desktop.ts';
import { openBrowser } from './open-browser.ts';
import { writeLine, writeNotice } from './output.ts';
import { linkOfRunning, type ServeOptions, serve, withServeOptions } from './serving.ts';

type StartOptions = ServeOptions & {
  /** False where `--no-open` was given. */
  readonly open: boolean;
};

/** `start`, which is `npm start`: the desktop app, or the same screens in a browser. */
export function addStart(program: Command): void {
  const command = program
    .command('start')
    .description('open the desktop app, or the same screens in a browser')
    .option('--no-open', 'do not open the browser');
  withServeOptions(command).action(() => start(command.optsWithGlobals<StartOptions>()));
}

async function start(options: StartOptions): Promise<void> {
  const desktop = await findDesktop();
  if ('path' in desktop) await buildDesktop(writeNotice);
  else writeNotice(`${desktop.why}: Rolewatch opens in your browser instead.`);
  await buildPage(writeNotice);
  try {
    await serve(options, ({ link }) => show(desktop, link, options));
  } catch (error) {
    // Whoever starts it twice wants to see it, not to be told that it runs.
    const link = linkOfRunning(error);
    if (link === null || options.json) throw error;
    writeLine(`Rolewatch is already running: ${link}`);
    await show(desktop, link, options);
  }
}

/** In a window until that is closed, or in the browser, which stays as long as it likes. */
async function show(
  desktop: Desktop,
  link: string,
  { open }: Pick<StartOptions, 'open'>,
): Promise<'stay' | 'stop'> {
  if (!open) return 'stay';
  if ('path' in desktop) {
    process.exitCode = await runDesktop(desktop.path, link);
    return 'stop';
  }
  await openBrowser(link);
  return 'stay';
}
