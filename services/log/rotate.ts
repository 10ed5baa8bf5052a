import { renameSync, statSync } from 'node:fs';
import { mebibytes } from '#core/bytes.ts';

/** Days of work at the usual level, and nothing that a mail could not carry once zipped. */
const largestBytes = mebibytes(5);
const kept = 3;

/**
 * Puts a file aside once it has grown too large: it becomes `….1`, what was `….1` becomes `….2`, and
 * the last of them is overwritten. Nothing happens where there is no file yet.
 */
export function rotate(file: string, maxBytes = largestBytes): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < maxBytes) return;
  for (let n = kept - 1; n > 0; n -= 1) {
    if (exists(`${file}.${n}`)) renameSync(`${file}.${n}`, `${file}.${n + 1}`);
  }
  renameSync(file, `${file}.1`);
}

const exists = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined;
