import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { copiesOf, copyBefore, latestCopy, unfinished } from './copies.ts';

/** A folder with copies of `a.db` from before these migrations, and with other files. */
async function withCopies(migrations: readonly string[]) {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'a.db');
  const others = [file, `${file}-wal`, `${file}.bak`, `${file}x.before-2026_other`];
  const copies = migrations.map((migration) => copyBefore(file, migration));
  for (const each of [...others, ...copies]) await writeFile(each, '');
  return { file, folder, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('the copy to restore is the latest finished one', () => {
  it.each([
    [[], null],
    [['20260101000000_first'], '20260101000000_first'],
    [['20261101000000_second', '20260101000000_first'], '20261101000000_second'],
    [['20260101000000_first', unfinished('20261101000000_second')], '20260101000000_first'],
    [[unfinished('20260101000000_first')], null],
  ])('of %j: %s', async (migrations, latest) => {
    await using t = await withCopies(migrations);
    expect(latestCopy(t.file)).toBe(latest === null ? null : copyBefore(t.file, latest));
    expect(copiesOf(t.file)).toHaveLength(migrations.length);
  });

  it('is none in an unreadable folder', () => {
    expect(latestCopy('/nowhere/at/all.db')).toBeNull();
  });
});
