import type { Parsed } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { idList, type SqlValue } from '../engine/statements.ts';
import { write } from '../engine/transaction.ts';

/**
 * Returns the ids of those that were marked otherwise before; skips unknown ids. A repeated mark
 * keeps its first time.
 */
export async function markPostings(
  db: Database,
  marking: Parsed<'postings.mark'>,
): Promise<string[]> {
  const at = db.now().toISOString();
  const columns = [column('readAt', marking.isRead, at), column('hiddenAt', marking.isHidden, at)];
  return await write(db, async (tx) => {
    const changed = await tx.$queryRawUnsafe<{ id: string }[]>(
      `SELECT p.id FROM Posting p LEFT JOIN PostingMark m ON m.seq = p.seq
      WHERE p.id IN (SELECT value FROM json_each(?))
      AND ((m.readAt IS NOT NULL) <> ? OR (m.hiddenAt IS NOT NULL) <> ?)`,
      idList(marking.ids),
      asSql(marking.isRead),
      asSql(marking.isHidden),
    );
    await tx.$executeRawUnsafe(
      `INSERT INTO PostingMark (seq, readAt, hiddenAt)
      SELECT seq, ?, ? FROM Posting WHERE id IN (SELECT value FROM json_each(?))
      ON CONFLICT (seq) DO UPDATE SET ${columns.map(({ assign }) => assign).join()}`,
      ...columns.map(({ value }) => value),
      idList(marking.ids),
    );
    return changed.map(({ id }) => id);
  });
}

/** A mark that is left out differs from none: a comparison with NULL is not true. */
const asSql = (mark: boolean | undefined): SqlValue => (mark === undefined ? null : Number(mark));

function column(
  name: 'readAt' | 'hiddenAt',
  isSet: boolean | undefined,
  at: string,
): { readonly value: SqlValue; readonly assign: string } {
  if (isSet === undefined) return { value: null, assign: `${name} = ${name}` };
  return isSet
    ? { value: at, assign: `${name} = coalesce(${name}, excluded.${name})` }
    : { value: null, assign: `${name} = NULL` };
}
