import type { Command } from 'commander';
import { holderLink } from '#core/holder-link.ts';
import { findDesktop, runDesktop } from './desktop.ts';
import { openBrowser } from './open-browser.ts';
import { settingsOf } from './options.ts';
import { writeLine, writeNotice } from './output.ts';
import { type ServeOptions, type StartServing, serve, withServeOptions } from './serving.ts';

export type OpenOptions = ServeOptions & {
  /** False with `--no-open`. */
  readonly open: boolean;
};

/** `start`, also `npm start`: the desktop app, or the same screens in a browser. */
export function addStart(program: Command): void {
  const command = program
    .command('start')
    .description('open the desktop app, or the same screens in a browser')
    .option('--no-open', 'only serve, do not open a window');
  withServeOptions(command).action(async () => {
    const options = command.optsWithGlobals<OpenOptions>();
    const isToServe = ['host', 'port'].some((name) => command.getOptionValueSource(name) === 'cli');
    // A listen address, JSON or `--no-open` asks for a host without a window.
    if (isToServe || options.json || !options.open) await serveAndOpen(options);
    else await start(options);
  });
}

async function start(options: OpenOptions): Promise<void> {
  const desktop = await findDesktop();
  if ('why' in desktop) {
    writeNotice(`${desktop.why}: Rolewatch opens in your browser instead.`);
    return await serveAndOpen(options);
  }
  process.exitCode = await runDesktop(desktop.path, {
    dataDir: options.dataDir,
    flags: settingsOf(options),
  });
}

/**
 * Serves the page until it is stopped, and opens it in the browser. A second start only opens it.
 */
export async function serveAndOpen(
  options: OpenOptions,
  startServing?: StartServing,
): Promise<void> {
  try {
    await serve(options, ({ link }) => show(link, options), startServing);
  } catch (error) {
    // A second start means the user wants to see the page, not an error.
    const link = holderLink(error);
    if (link === null || options.json) throw error;
    writeLine(`Rolewatch is already running: ${link}`);
    await show(link, { ...options, isLeaving: true });
  }
}

async function show(
  link: string,
  options: Pick<OpenOptions, 'open' | 'dataDir'> & { readonly isLeaving?: boolean },
): Promise<void> {
  const { open, dataDir, isLeaving = false } = options;
  if (!open) return;
  const { dataDirOf } = await import('#host/headless.ts');
  await openBrowser({ link, dataDir: dataDirOf({ dataDir, env: process.env }), isLeaving });
}
