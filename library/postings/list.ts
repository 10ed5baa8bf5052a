import type { PostingPage, PostingRow } from '#contract/postings.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import { postingFilter } from './filter.ts';
import { countMatches, findMatches } from './matches.ts';
import { type SalaryColumns, salaryOf } from './search.ts';

/** A window of the filtered postings, up to `upTo`. Throws `unknown_company`. */
export async function listPostings(
  db: Database,
  asked: {
    readonly filter: PostingFilter;
    readonly offset: number;
    readonly limit: number;
    readonly upTo?: number | undefined;
  },
): Promise<PostingPage> {
  const upTo = asked.upTo ?? (await lastSeq(db));
  const filter = await postingFilter(db, asked.filter, { upTo });
  const { seqs, ...totals } = await findMatches(db, filter, asked.filter, asked);
  return { rows: await readPostingRows(db, seqs), ...totals, upTo };
}

export async function countNewPostings(
  db: Database,
  asked: { readonly filter: PostingFilter; readonly upTo: number },
): Promise<number> {
  const filter = await postingFilter(db, asked.filter, { after: asked.upTo });
  return await countMatches(db, filter);
}

export async function lastSeq(db: Database): Promise<number> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ last: number | null }[]>('SELECT max(seq) AS last FROM Posting'),
  );
  return row?.last ?? 0;
}

/** Rows by number (Posting.seq), in the given order; skips deleted ones. */
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
