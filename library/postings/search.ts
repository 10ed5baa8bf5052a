import type { Output } from '#contract/api.ts';
import type { PostingQuery } from '#core/posting-filter.ts';
import type { PostingView } from '#core/posting-view.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import { postingFilter } from './filter.ts';
import { findMatches } from './matches.ts';

/** The filtered postings with texts. Throws `unknown_company`. */
export async function searchPostings(
  db: Database,
  query: PostingQuery,
): Promise<Output<'postings.search'>> {
  const { limit = -1, offset = 0, ...filter } = query;
  const asked = await postingFilter(db, filter);
  const { seqs, total } = await findMatches(db, asked, filter, { limit, offset });
  return { postings: await readViews(db, seqs), total };
}

export type SalaryColumns = {
  readonly salaryMin: number | null;
  readonly salaryMax: number | null;
  readonly salaryCurrency: string | null;
  readonly salaryPeriod: NonNullable<PostingView['salary']>['period'];
};

type Row = Omit<PostingView, 'locations' | 'skills' | 'salary'> &
  SalaryColumns & { readonly locations: string; readonly skills: string };

export async function readViews(db: Database, seqs: readonly number[]): Promise<PostingView[]> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `SELECT p.id, p.externalId, c.name AS company, p.title, p.locations, p.workplace,
        p.department, p.employmentType, p.seniority,
        p.salaryMin, p.salaryMax, p.salaryCurrency, p.salaryPeriod,
        p.skills, p.url, p.applyUrl, p.postedAt, p.firstSeenAt, p.closedAt, p.score,
        t.descriptionText
      FROM json_each(?) wanted
      JOIN Posting p ON p.seq = wanted.value
      JOIN Company c ON c.id = p.companyId
      JOIN PostingText t ON t.id = p.id
      ORDER BY wanted.key`,
      idList(seqs),
    ),
  );
  return rows.map(toPostingView);
}

/** Keys in the order of the contract, since people read the JSON too. */
const toPostingView = (row: Row): PostingView => ({
  id: row.id,
  externalId: row.externalId,
  company: row.company,
  title: row.title,
  locations: JSON.parse(row.locations) as PostingView['locations'],
  workplace: row.workplace,
  department: row.department,
  employmentType: row.employmentType,
  seniority: row.seniority,
  salary: salaryOf(row),
  skills: JSON.parse(row.skills) as PostingView['skills'],
  url: row.url,
  applyUrl: row.applyUrl,
  postedAt: row.postedAt,
  firstSeenAt: row.firstSeenAt,
  closedAt: row.closedAt,
  score: row.score,
  descriptionText: row.descriptionText,
});

export const salaryOf = (row: SalaryColumns): PostingView['salary'] =>
  row.salaryMin === null && row.salaryMax === null
    ? null
    : {
        min: row.salaryMin,
        max: row.salaryMax,
        currency: row.salaryCurrency,
        period: row.salaryPeriod,
      };
