import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Where a copy of a database goes before this migration changes it. */
export const copyBefore = (file: string, migration: string): string =>
  `${file}.before-${migration}`;

/** While it is being made. */
export const unfinished = (copy: string): string => `${copy}${unfinishedSuffix}`;

const unfinishedSuffix = '.unfinished';

/** The copies of a database that were made before migrations, the oldest first, unfinished ones too. */
export function copiesOf(file: string): readonly string[] {
  const folder = path.dirname(file);
  return readdirSync(folder)
    .filter((name) => name.startsWith(copyBefore(path.basename(file), '')))
    .toSorted()
    .map((name) => path.join(folder, name));
}

/**
 * The copy that a damaged database can be restored from: migrations begin with the time they were
 * written, so the last name is the latest. Null where there is none, or where nobody can look.
 */
export function latestCopy(file: string): string | null {
  try {
    return copiesOf(file).findLast((copy) => !copy.endsWith(unfinishedSuffix)) ?? null;
  } catch {
    return null;
  }
}
