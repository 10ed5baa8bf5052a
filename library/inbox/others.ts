import type { InboxOthers, OtherKind } from '#contract/inbox.ts';
import { days } from '#core/duration.ts';
import type { Change } from '#core/posting-diff.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { toFieldChanges } from '../postings/detail.ts';
import { readPostingRows } from '../postings/list.ts';
import { changesWithoutTexts } from './items.ts';

const toldForMs = days(7);

type Row = { readonly seq: number; readonly at: string; readonly changes: string };

/**
 * Changed and closed openings of recent scans that are in no inbox item: the user neither tracks
 * them, nor does a saved search find them. Each counts once; hidden ones do not count.
 */
export async function readOthers(
  db: Database,
  { kind, limit }: { readonly kind: OtherKind; readonly limit: number },
): Promise<InboxOthers> {
  const since = new Date(db.now().getTime() - toldForMs).toISOString();
  const [counts, rows] = await read(db, async (prisma) => [
    await prisma.$queryRawUnsafe<{ kind: OtherKind; count: number }[]>(
      `${others} SELECT kind, count(DISTINCT seq) AS count FROM other GROUP BY kind`,
      since,
    ),
    await prisma.$queryRawUnsafe<Row[]>(
      `${others} SELECT latest.seq, version.at, (${changesWithoutTexts}) AS changes
      FROM (
        SELECT seq, max(id) AS id FROM other WHERE kind = ? GROUP BY seq ORDER BY id DESC LIMIT ?
      ) latest JOIN PostingVersion version ON version.id = latest.id
      ORDER BY version.id DESC`,
      since,
      kind,
      limit,
    ),
  ]);
  const counted = (of: OtherKind) => counts.find((each) => each.kind === of)?.count ?? 0;
  const postings = await readPostingRows(
    db,
    rows.map(({ seq }) => seq),
  );
  return {
    changed: counted('changed'),
    closed: counted('closed'),
    rows: rows.flatMap(({ at, changes }, i) => {
      const posting = postings[i];
      if (posting === undefined) return [];
      return [{ at, posting, changes: toFieldChanges(JSON.parse(changes) as Change[]) }];
    }),
  };
}

/** A run's news is in the inbox once it was collected. */
const others = `WITH other AS (
  SELECT version.id, version.kind, p.seq
  FROM Run run JOIN PostingVersion version ON version.runId = run.id
  JOIN Posting p ON p.id = version.postingId
  LEFT JOIN PostingMark mark ON mark.seq = p.seq
  WHERE run.startedAt >= ? AND run.collectedAt IS NOT NULL AND mark.hiddenAt IS NULL
    AND (
      (version.kind = 'changed' AND version.changes <> '[]' AND p.closedAt IS NULL)
      OR (version.kind = 'closed' AND p.closedAt IS NOT NULL)
    )
    AND NOT EXISTS (
      SELECT 1 FROM InboxItem item WHERE item.seq = p.seq AND item.kind = version.kind
        AND item.cause = version.runId
    )
)`;
