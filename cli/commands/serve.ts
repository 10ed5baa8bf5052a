import type { Command } from 'commander';
import { type ServeOptions, serve, withServeOptions } from '../serving.ts';

/** `serve`: the headless host, with its page in a browser, until it is stopped. */
export function addServe(program: Command): void {
  const command = program
    .command('serve')
    .description('keep watching until it is stopped, with the screens in a browser');
  withServeOptions(command).action(() => serve(command.optsWithGlobals<ServeOptions>()));
}
