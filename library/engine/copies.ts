import { readdirSync } from 'node:fs';
import path from 'node:path';

export const copyBefore = (file: string, migration: string): string =>
  `${file}.before-${migration}`;

export const unfinished = (copy: string): string => `${copy}${unfinishedSuffix}`;

const unfinishedSuffix = '.unfinished';

/** Oldest first; includes unfinished copies. */
export function copiesOf(file: string): readonly string[] {
  const folder = path.dirname(file);
  return readdirSync(folder)
    .filter((name) => name.startsWith(copyBefore(path.basename(file), '')))
    .toSorted()
    .map((name) => path.join(folder, name));
}

/** Migrations begin with a time: the last name is the latest. Null without a readable copy. */
export function latestCopy(file: string): string | null {
  try {
    return copiesOf(file).findLast((copy) => !copy.endsWith(unfinishedSuffix)) ?? null;
  } catch {
    return null;
  }
}
