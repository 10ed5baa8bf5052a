import type { Command } from 'commander';
import { type ServeOptions, serve, withServeOptions } from '../serving.ts';

/** `serve`: runs the headless host with its page until it is stopped. */
export function addServe(program: Command): void {
  const command = program
    .command('serve')
    .description('run until stopped, with the screens in a browser');
  withServeOptions(command).action(() => serve(command.optsWithGlobals<ServeOptions>()));
}
