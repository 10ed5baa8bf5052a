import type { Command } from 'commander';
import { buildDesktop, buildPage } from './build.ts';
import { findDesktop, runDesktop } from './desktop.ts';
import { openBrowser } from './open-browser.ts';
import { settingsOf } from './options.ts';
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
    .option('--no-open', 'do not open anything, only serve');
  withServeOptions(command).action(async () => {
    const options = command.optsWithGlobals<StartOptions>();
    const isToServe = ['host', 'port'].some((name) => command.getOptionValueSource(name) === 'cli');
    // Whoever says where to listen, or reads what is printed, wants a host and no window.
    if (isToServe || options.json || !options.open) await startServing(options);
    else await start(options);
  });
}

async function start(options: StartOptions): Promise<void> {
  const desktop = await findDesktop();
  if ('why' in desktop) {
    writeNotice(`${desktop.why}: Rolewatch opens in your browser instead.`);
    return await startServing(options);
  }
  await buildDesktop(writeNotice);
  process.exitCode = await runDesktop(desktop.path, {
    dataDir: options.dataDir,
    flags: settingsOf(options),
  });
}

async function startServing(options: StartOptions): Promise<void> {
  await buildPage(writeNotice);
  try {
    await serve(options, async ({ link }) => {
      await show(link, options);
      return 'stay';
    });
  } catch (error) {
    // Whoever starts it twice wants to see it, not to be told that it runs.
    const link = linkOfRunning(error);
    if (link === null || options.json) throw error;
    writeLine(`Rolewatch is already running: ${link}`);
    await show(link, { ...options, isLeaving: true });
  }
}

async function show(
  link: string,
  options: Pick<StartOptions, 'open' | 'dataDir'> & { readonly isLeaving?: boolean },
): Promise<void> {
  const { open, dataDir, isLeaving = false } = options;
  if (!open) return;
  const { dataDirOf } = await import('#host/http/headless.ts');
  await openBrowser({ link, dataDir: dataDirOf({ dataDir, env: process.env }), isLeaving });
}
