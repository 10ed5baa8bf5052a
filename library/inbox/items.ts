import type { InboxItem, InboxPage } from '#contract/inbox.ts';
import type { PostingRow } from '#contract/postings.ts';
import { days } from '#core/duration.ts';
import type { ErrorView } from '#core/error-view.ts';
import { groupOfKind, InboxGroup, InboxKind } from '#core/inbox.ts';
import type { PageChange } from '#core/page-watch.ts';
import type { Change } from '#core/posting-diff.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { read, type Transaction, write } from '../engine/transaction.ts';
import { toFieldChanges } from '../postings/detail.ts';
import { readPostingRows } from '../postings/list.ts';

type Named = { readonly id: string; readonly name: string };

/** The inbox or the archive, or a group of it, the newest first, with the counts of all groups. */
export async function listInbox(
  db: Database,
  asked: {
    readonly archived: boolean;
    readonly group?: InboxGroup | undefined;
    readonly limit: number;
  },
): Promise<InboxPage> {
  const { archived, group, limit } = asked;
  const [rows, kinds] = await read(db, async (prisma) => [
    await selectRows(prisma, `archivedAt IS ${archived ? 'NOT' : ''} NULL ${within(group)}`, limit),
    await prisma.$queryRawUnsafe<{ kind: InboxKind; count: number }[]>(
      `SELECT kind, count(*) AS count FROM InboxItem
      WHERE archivedAt IS ${archived ? 'NOT' : ''} NULL GROUP BY kind`,
    ),
  ]);
  const counted = (of: InboxGroup) =>
    kinds.reduce((sum, { kind, count }) => sum + (groupOfKind[kind] === of ? count : 0), 0);
  const counts = {
    for_you: counted('for_you'),
    changes: counted('changes'),
    closed: counted('closed'),
    problems: counted('problems'),
  };
  const total = (group === undefined ? InboxGroup.options : [group]).reduce(
    (sum, each) => sum + counts[each],
    0,
  );
  const postings = await readPostingRows(
    db,
    rows.flatMap(({ seq }) => seq ?? []),
  );
  const postingsById = new Map(postings.map((posting) => [posting.id, posting]));
  return { items: rows.map((row) => toItem(row, postingsById)), total, counts };
}

/** An SQL condition. */
function within(group: InboxGroup | undefined): string {
  if (group === undefined) return '';
  const kinds = InboxKind.options.filter((kind) => groupOfKind[kind] === group);
  return `AND kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
}

/** Archives items or restores them; without ids, all, or all of a group. Returns the changed ids. */
export async function archiveItems(
  db: Database,
  {
    ids,
    group,
    isArchived,
  }: {
    readonly ids: readonly number[] | null;
    readonly group?: InboxGroup | undefined;
    readonly isArchived: boolean;
  },
): Promise<number[]> {
  const state = `archivedAt IS ${isArchived ? '' : 'NOT'} NULL`;
  const own = ids === null ? within(group) : 'AND id IN (SELECT value FROM json_each(?))';
  const values = ids === null ? [] : [idList(ids)];
  return await write(db, async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: number }[]>(
      `SELECT id FROM InboxItem WHERE ${state} ${own}`,
      ...values,
    );
    await tx.$executeRawUnsafe(
      `UPDATE InboxItem SET archivedAt = ?, snoozedUntil = NULL
      WHERE ${state} ${own}`,
      isArchived ? db.now().toISOString() : null,
      ...values,
    );
    return rows.map(({ id }) => id);
  });
}

/** Archives items of the inbox until a moment; returns the changed ids. */
export async function snoozeItems(
  db: Database,
  { ids, until }: { readonly ids: readonly number[]; readonly until: string },
): Promise<number[]> {
  return await write(db, async (tx) => {
    const rows = await tx.$queryRawUnsafe<{ id: number }[]>(
      `UPDATE InboxItem SET archivedAt = ?, snoozedUntil = ?
      WHERE archivedAt IS NULL AND id IN (SELECT value FROM json_each(?)) RETURNING id`,
      db.now().toISOString(),
      new Date(until).toISOString(),
      idList(ids),
    );
    return rows.map(({ id }) => id);
  });
}

/** Returns snoozed items to the inbox as its newest; waits for no other writer without any. */
export async function wakeItems(db: Database, now: string): Promise<number> {
  const due = 'FROM InboxItem WHERE snoozedUntil <= ?';
  const found = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<unknown[]>(`SELECT id ${due} LIMIT 1`, now),
  );
  if (found.length === 0) return 0;
  return await write(db, (tx) =>
    tx.$executeRawUnsafe(
      `UPDATE InboxItem SET archivedAt = NULL, at = snoozedUntil, snoozedUntil = NULL
      WHERE snoozedUntil <= ?`,
      now,
    ),
  );
}

const keptForMs = days(180);

/**
 * Deletes items archived long ago. Keeps those that record a known fact: a company is watched, its
 * last failure, a reminder was due. Waits for no other writer without such items.
 */
export async function pruneInbox(db: Database): Promise<void> {
  const before = new Date(db.now().getTime() - keptForMs).toISOString();
  const old = `FROM InboxItem WHERE archivedAt < ? AND snoozedUntil IS NULL AND kind NOT IN ('watching', 'reminder')
    AND id NOT IN (SELECT max(id) FROM InboxItem WHERE kind = 'broken' GROUP BY companyId)`;
  const found = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<unknown[]>(`SELECT id ${old} LIMIT 1`, before),
  );
  if (found.length === 0) return;
  await write(db, (tx) => tx.$executeRawUnsafe(`DELETE ${old}`, before));
}

type Row = Pick<InboxItem, 'id' | 'at' | 'kind'> & {
  readonly seq: number | null;
  readonly postingId: string | null;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly isStarred: unknown;
  readonly searchId: string | null;
  readonly searchName: string | null;
  readonly changes: string | null;
  readonly detail: string;
  readonly archivedAt: string | null;
  readonly snoozedUntil: string | null;
};

/** Leaves out an old description, which may be long: a list never shows it. */
export const changesWithoutTexts = `
  SELECT json_group_array(
    CASE WHEN value ->> 'field' = 'description'
      THEN json_object('field', 'description', 'from', NULL, 'to', NULL)
      ELSE json(value) END)
  FROM json_each(version.changes)`;

const selectRows = (
  prisma: Pick<Transaction, '$queryRawUnsafe'>,
  where: string,
  limit: number,
): Promise<Row[]> =>
  prisma.$queryRawUnsafe<Row[]>(
    `SELECT item.id, item.at, item.kind, item.seq, item.detail, item.archivedAt, item.snoozedUntil,
      p.id AS postingId, c.id AS companyId, c.name AS companyName, c.isStarred,
      search.id AS searchId, search.name AS searchName, (${changesWithoutTexts}) AS changes
    FROM InboxItem item
    LEFT JOIN Posting p ON p.seq = item.seq
    LEFT JOIN Company c ON c.id = coalesce(item.companyId, p.companyId)
    LEFT JOIN SavedSearch search ON search.id = item.searchId AND search.removedAt IS NULL
    LEFT JOIN PostingVersion version
      ON version.postingId = p.id AND version.runId = item.cause AND version.kind = item.kind
    WHERE item.id IN (SELECT id FROM InboxItem WHERE ${where})
    ORDER BY item.at DESC, item.id LIMIT ?`,
    limit,
  );

type Detail = {
  readonly count?: number;
  readonly isPartial?: boolean;
  readonly text?: string;
  readonly reminderId?: string;
  readonly error?: ErrorView | null;
  readonly page?: PageChange;
};

function toItem(row: Row, postings: ReadonlyMap<string, PostingRow>): InboxItem {
  const {
    count = null,
    isPartial = false,
    text = null,
    reminderId = null,
    error = null,
    page = null,
  } = JSON.parse(row.detail) as Detail;
  return {
    id: row.id,
    at: row.at,
    kind: row.kind,
    posting: postings.get(row.postingId ?? '') ?? null,
    company: row.kind === 'reminder' ? null : named(row.companyId, row.companyName),
    isStarred: Boolean(row.isStarred),
    search: named(row.searchId, row.searchName),
    count,
    isPartial,
    changes: toFieldChanges(JSON.parse(row.changes ?? '[]') as Change[]),
    page,
    text,
    reminderId,
    error,
    isArchived: row.archivedAt !== null,
    snoozedUntil: row.snoozedUntil,
  };
}

const named = (id: string | null, name: string | null): Named | null =>
  id === null || name === null ? null : { id, name };
