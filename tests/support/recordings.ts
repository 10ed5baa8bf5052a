import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Recorded answers of real job boards live beside the project, never in it. */
const folder =
  process.env.ROLEWATCH_RECORDINGS ?? path.resolve(import.meta.dirname, '../../../shared/corpus');

/** False where the recordings are absent: tests on them are then skipped, with a message. */
export const hasRecordings = existsSync(folder);
if (!hasRecordings)
  console.warn('skipped: no recordings; set ROLEWATCH_RECORDINGS to their folder');

/** The text of one recording, such as `greenhouse/gitlab_board.json`. */
export function recording(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}
