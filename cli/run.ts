import { CommanderError } from 'commander';
import { exitCode, reportError } from './output.ts';
import { createProgram } from './program.ts';

/** Runs one command line; sets the process's exit code. */
export async function run(args: readonly string[]): Promise<void> {
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
