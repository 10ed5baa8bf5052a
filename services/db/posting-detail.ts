import type { Application, Stage } from '#core/application.ts';
import type { Enrichment } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { PostingView } from '#core/posting-view.ts';
import { read } from './access.ts';
import { readApplication } from './application-rows.ts';
import type { Database } from './open.ts';
import { type PostingRow, readPostingRows } from './posting-list-rows.ts';
import { median } from './posting-median.ts';
import { type PostingEvent, readTimeline } from './posting-timeline.ts';
import { readViews } from './posting-views.ts';

/** Everything about one posting. */
export type PostingDetail = PostingView &
  Extra & {
    readonly isRead: boolean;
    readonly isHidden: boolean;
    readonly stage: Stage | null;
    readonly enrichment: Enrichment;
    /** Oldest first. */
    readonly timeline: PostingEvent[];
    /** Other open postings of the company with its title: the newest fifty. */
    readonly sameRole: PostingRow[];
    /** Over the latest thousand it closed; null for fewer than five. */
    readonly medianOpenDays: number | null;
    readonly application: Application | null;
  };

type Extra = {
  readonly companyId: string;
  readonly companyUrl: string;
  readonly listedAt: string;
  readonly team: string | null;
  readonly updatedAt: string | null;
  readonly validThrough: string | null;
  readonly descriptionHtml: string;
};

const mostOfSameRole = 50;
const mostClosed = 1_000;
const fewestClosed = 5;

/** One posting, its history and what a person made of it. Throws `unknown_posting`. */
export async function readPosting(db: Database, id: string): Promise<PostingDetail> {
  const row = await readRow(db, id);
  const [view] = row === null ? [] : await readViews(db, [row.seq]);
  if (row === null || view === undefined) throw new AppError('unknown_posting', { id });
  const { seq, enrichment, readAt, hiddenAt, stage, ...extra } = row;
  return {
    ...view,
    ...extra,
    isRead: readAt !== null,
    isHidden: hiddenAt !== null,
    stage,
    enrichment: JSON.parse(enrichment) as Enrichment,
    timeline: await readTimeline(db, view),
    sameRole: await readSameRole(db, { ...view, ...extra, seq }),
    medianOpenDays: await medianOpenDays(db, extra.companyId),
    application: await read(db, (prisma) => readApplication(prisma, seq)),
  };
}

type Row = Extra & {
  readonly seq: number;
  readonly enrichment: string;
  readonly readAt: string | null;
  readonly hiddenAt: string | null;
  readonly stage: Stage | null;
};

async function readRow(db: Database, id: string): Promise<Row | null> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `SELECT p.seq, p.companyId, c.url AS companyUrl, p.listedAt, p.team, p.updatedAt,
        p.validThrough, t.descriptionHtml, t.enrichment, m.readAt, m.hiddenAt, a.stage
      FROM Posting p
      JOIN Company c ON c.id = p.companyId
      JOIN PostingText t ON t.id = p.id
      LEFT JOIN PostingMark m ON m.seq = p.seq
      LEFT JOIN Application a ON a.seq = p.seq
      WHERE p.id = ?`,
      id,
    ),
  );
  return row ?? null;
}

async function readSameRole(
  db: Database,
  { seq, companyId, title }: { seq: number; companyId: string; title: string },
): Promise<PostingRow[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ seq: number }[]>(
      `SELECT seq FROM Posting WHERE title = ? COLLATE NOCASE AND companyId = ?
        AND closedAt IS NULL AND seq <> ?
      ORDER BY seq DESC LIMIT ?`,
      title,
      companyId,
      seq,
      mostOfSameRole,
    ),
  );
  return await readPostingRows(
    db,
    rows.map((row) => row.seq),
  );
}

async function medianOpenDays(db: Database, companyId: string): Promise<number | null> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ days: string }[]>(
      `SELECT json_group_array(max(0, julianday(closedAt) - julianday(listedAt))) AS days
      FROM (
        SELECT closedAt, listedAt FROM Posting
        WHERE companyId = ? AND closedAt IS NOT NULL ORDER BY closedAt DESC LIMIT ?
      )`,
      companyId,
      mostClosed,
    ),
  );
  const days = JSON.parse(row?.days ?? '[]') as number[];
  return days.length < fewestClosed ? null : Math.round(median(days) * 10) / 10;
}
