import type { Command } from 'commander';
import { buildPage } from './build.ts';
import { openBrowser } from './open-browser.ts';
import { writeNotice } from './output.ts';
import { type ServeOptions, serve, withServeOptions } from './serving.ts';

type DemoOptions = ServeOptions & {
  /** False where `--no-open` was given. */
  readonly open: boolean;
};

/** `demo`, which is `npm run demo`: invented companies, scanned in a data dir of their own. */
export function addDemo(program: Command): void {
  const command = program
    .command('demo')
    .description('look around with invented companies, which need no network')
    .option('--no-open', 'do not open the browser');
  withServeOptions(command).action(() => demo(command.optsWithGlobals<DemoOptions>()));
}

async function demo(options: DemoOptions): Promise<void> {
  const { demoDataDir } = await import('#host/http/headless.ts');
  const dataDir = options.dataDir ?? demoDataDir(process.env);
  writeNotice(`The demo keeps its data in ${dataDir}`);
  await buildPage(writeNotice);
  await serve({ ...options, dataDir }, async ({ link, rolewatch }) => {
    await rolewatch.call('demo.start', {});
    if (options.open) await openBrowser({ link, dataDir });
    return 'stay';
  });
}
