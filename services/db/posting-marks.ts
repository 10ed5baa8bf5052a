import { write } from './access.ts';
import type { Database } from './open.ts';
import { idList, type SqlValue } from './statements.ts';

/** What a person makes of some postings; what is left out stays as it is. */
export type Marking = {
  readonly ids: readonly string[];
  readonly isRead?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
};

/**
 * Marks postings and answers how many of them there are; ids nobody bears are passed over. Marked
 * again they keep the time of the first mark.
 */
export async function markPostings(db: Database, marking: Marking): Promise<number> {
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

/** What a mark is on a new row, and what it becomes on one that is there. */
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
