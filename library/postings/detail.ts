import type { PostingDetail, PostingEvent, PostingRow } from '#contract/postings.ts';
import type { Stage } from '#core/application.ts';
import { AppError } from '#core/errors.ts';
import type { Salary } from '#core/posting.ts';
import type { Change } from '#core/posting-diff.ts';
import { readApplication } from '../applications/applications.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { median } from '../insights/pay.ts';
import { storedEnrichment } from '../store/posting-rows.ts';
import { readPostingRows } from './list.ts';
import { readViews } from './search.ts';

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

/** A posting with its history and the user's marks. Throws `unknown_posting`. */
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
    enrichment: storedEnrichment(enrichment),
    timeline: await readTimeline(db, view),
    sameRole: await readSameRole(db, { ...view, ...extra, seq }),
    medianOpenDays: await medianOpenDays(db, extra.companyId),
    payScale: await readPayScale(db, extra.companyId, view.salary),
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

const fewestPaid = 3;

async function readPayScale(
  db: Database,
  companyId: string,
  salary: Pick<Salary, 'currency' | 'period'> | null,
): Promise<PostingDetail['payScale']> {
  if (salary === null || salary.currency === null) return null;
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ count: number; min: number; max: number }[]>(
      `SELECT count(*) AS count, min(coalesce(salaryMin, salaryMax)) AS min,
        max(coalesce(salaryMax, salaryMin)) AS max
      FROM Posting
      WHERE companyId = ? AND closedAt IS NULL AND salaryCurrency = ? AND salaryPeriod IS ?
        AND coalesce(salaryMin, salaryMax) IS NOT NULL`,
      companyId,
      salary.currency,
      salary.period,
    ),
  );
  return row === undefined || row.count < fewestPaid ? null : { min: row.min, max: row.max };
}

async function readTimeline(
  db: Database,
  posting: { readonly id: string; readonly firstSeenAt: string },
): Promise<PostingEvent[]> {
  const versions = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ at: string; kind: PostingEvent['kind']; changes: string }[]>(
      'SELECT at, kind, changes FROM PostingVersion WHERE postingId = ? ORDER BY at, id',
      posting.id,
    ),
  );
  return [
    { at: posting.firstSeenAt, kind: 'first_seen', changes: [] },
    ...versions.map(({ at, kind, changes }) => ({
      at,
      kind,
      changes: toFieldChanges(JSON.parse(changes) as Change[]),
    })),
  ];
}

const longestText = 200;

/** Short enough to show. A changed description has null for both values. */
export const toFieldChanges = (changes: readonly Change[]): Change[] =>
  changes.map(({ field, from, to }) =>
    field === 'description'
      ? { field, from: null, to: null }
      : { field, from: shortened(from), to: shortened(to) },
  );

function shortened(value: Change['from']): Change['from'] {
  if (typeof value === 'string') return cut(value);
  return Array.isArray(value) ? value.map(cut) : value;
}

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).toWellFormed()}…`;
