import type { Command } from 'commander';
import { withServeOptions } from './serving.ts';
import { type OpenOptions, serveAndOpen } from './start.ts';

/** `demo`, also `npm run demo`: invented companies in a separate data dir. */
export function addDemo(program: Command): void {
  const command = program
    .command('demo')
    .description('look around with invented companies, which need no network')
    .option('--no-open', 'do not open the browser');
  withServeOptions(command).action(() => demo(command.optsWithGlobals<OpenOptions>()));
}

async function demo(options: OpenOptions): Promise<void> {
  const { demoDirOf, startDemo } = await import('#demo/start-demo.ts');
  const dataDir = demoDirOf(options.dataDir, process.env);
  await serveAndOpen({ ...options, dataDir }, startDemo);
}
