#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCode, reportError } from './output.ts';
import { createProgram } from './program.ts';

/** Entry of the command line: `rolewatch <command>`. */
async function main(args: readonly string[]): Promise<void> {
  const program = createProgram();
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said what is wrong; help and version end here too, with 0.
      process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
      return;
    }
    reportError(error, program.opts<{ json?: boolean }>().json === true);
    process.exitCode = exitCode.failed;
  }
}

await main(process.argv.slice(2));
