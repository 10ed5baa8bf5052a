import type { Stage } from '#core/application.ts';
import type { PostingView } from '#core/posting-view.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { type SalaryColumns, salaryOf } from './posting-views.ts';
import { idList } from './statements.ts';

/** A posting as a row of a list, with what a person made of it. */
export type PostingRow = Pick<
  PostingView,
  | 'id'
  | 'company'
  | 'title'
  | 'locations'
  | 'workplace'
  | 'employmentType'
  | 'seniority'
  | 'salary'
  | 'postedAt'
  | 'firstSeenAt'
  | 'closedAt'
  | 'score'
> & {
  readonly companyId: string;
  readonly listedAt: string;
  readonly isRead: boolean;
  readonly isHidden: boolean;
  readonly stage: Stage | null;
};

/** Rows by their numbers (Posting.seq), in that order; those that are gone are left out. */
export async function readPostingRows(
  db: Database,
  seqs: readonly number[],
): Promise<PostingRow[]> {
  if (seqs.length === 0) return [];
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `SELECT p.id, p.companyId, c.name AS company, p.title, p.locations, p.workplace,
        p.employmentType, p.seniority, p.salaryMin, p.salaryMax, p.salaryCurrency, p.salaryPeriod,
        p.postedAt, p.listedAt, p.firstSeenAt, p.closedAt, p.score, m.readAt, m.hiddenAt, a.stage
      FROM json_each(?) wanted
      JOIN Posting p ON p.seq = wanted.value
      JOIN Company c ON c.id = p.companyId
      LEFT JOIN PostingMark m ON m.seq = p.seq
      LEFT JOIN Application a ON a.seq = p.seq
      ORDER BY wanted.key`,
      idList(seqs),
    ),
  );
  return rows.map(toPostingRow);
}

type Row = Omit<PostingRow, 'locations' | 'salary' | 'isRead' | 'isHidden'> &
  SalaryColumns & {
    readonly locations: string;
    readonly readAt: string | null;
    readonly hiddenAt: string | null;
  };

function toPostingRow(row: Row): PostingRow {
  const { salaryMin, salaryMax, salaryCurrency, salaryPeriod, readAt, hiddenAt, ...rest } = row;
  return {
    ...rest,
    locations: JSON.parse(row.locations) as PostingRow['locations'],
    salary: salaryOf({ salaryMin, salaryMax, salaryCurrency, salaryPeriod }),
    isRead: readAt !== null,
    isHidden: hiddenAt !== null,
  };
}
