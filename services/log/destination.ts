import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { rotate } from './rotate.ts';

/** Takes whole lines, each with its line end. */
export type LogDestination = { write(line: string): unknown };

/** Lines to standard error, for machines that collect it. */
export const standardError: LogDestination = process.stderr;

/**
 * Lines to a file of the logs folder, made when first needed: the terminal belongs to a person. Full
 * files are put aside, and the oldest forgotten; see `rotate`.
 */
export function logFile(folder: string): LogDestination {
  const file = path.join(folder, 'rolewatch.log');
  return {
    write(line) {
      try {
        rotate(file);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full disk must not stop the work that was to be noted.
      }
    },
  };
}
