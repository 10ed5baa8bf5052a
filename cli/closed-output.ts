import { exitCode, reportError } from './output.ts';

/** Conventional for a process that SIGPIPE ended: 128 and the signal's number. */
const brokenPipeExitCode = 141;

/**
 * Ends this process quietly when whoever reads its output has heard enough, as `head` does; in one
 * line where the output cannot be written, as on a full disk.
 */
export function endWhenOutputCloses(): void {
  process.stdout.on('error', (error) => {
    const hasHeardEnough = 'code' in error && error.code === 'EPIPE';
    if (!hasHeardEnough) reportError(error, false);
    process.exit(hasHeardEnough ? brokenPipeExitCode : exitCode.failed);
  });
}
