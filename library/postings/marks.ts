import type { Parsed } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { idList, type SqlValue } from '../engine/statements.ts';
import { write } from '../engine/transaction.ts';

/** Returns how many exist; skips unknown ids. A repeated mark keeps its first time. */
export async function markPostings(
  db: Database,
  marking: Parsed<'postings.mark'>,
): Promise<number> {
  const at = db.now().toISOString();
  const columns = [column('readAt', marking.isRead, at), column('hiddenAt', marking.isHidden, at)];
  return await write(db, (tx) =>
    tx.$executeRawUnsafe(
      `INSERT INTO PostingMark (seq, readAt, hiddenAt)
      SELECT seq, ?, ? FROM Posting WHERE id IN (SELECT value FROM json_each(?))
      ON CONFLICT (seq) DO UPDATE SET ${columns.map(({ assign }) => assign).join()}`,
      ...columns.map(({ value }) => value),
      idList(marking.ids),
    ),
  );
}

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
