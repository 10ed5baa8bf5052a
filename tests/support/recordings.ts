import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Recorded answers of real job boards live beside the project, never in it. */
const folder =
  process.env.ROLEWATCH_RECORDINGS ?? path.resolve(import.meta.dirname, '../../../shared/corpus');

/** Without recordings their tests are skipped, with a message. */
export const hasRecordings = existsSync(folder);
if (!hasRecordings)
  console.warn('skipped: no recordings; set ROLEWATCH_RECORDINGS to their folder');

/** The text of one recording, such as `greenhouse/gitlab_board.json`. */
export function recording(name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

/** The names of all recordings by their text. */
export function recordedBodies(): ReadonlyMap<string, string> {
  if (!hasRecordings) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /^(?!recorded\/).*\/.*\.\w+$/.test(name))
    .toSorted();
  return new Map(names.map((name) => [recording(name), name]));
}

/** A table that lies beside the recordings: `boards.csv`, which company publishes where. */
export function referenceTable(name: string): string {
  return readFileSync(path.join(folder, '../reference', name), 'utf8');
}

export const hasTables = existsSync(path.join(folder, '../reference/boards.csv'));

export type RecordedCompany = { readonly name: string; readonly path: string };

/** Recordings that `rolewatch record` or a report made, put into `recorded/`: each is a test. */
export function recordedCompanies(): readonly RecordedCompany[] {
  const recorded = path.join(folder, 'recorded');
  if (!existsSync(recorded)) return [];
  return readdirSync(recorded)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ name, path: path.join(recorded, name) }));
}
