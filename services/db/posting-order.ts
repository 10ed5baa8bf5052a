import type { PostingSort } from '#core/posting-filter.ts';

/** Sorts by columns; 'relevance' compares words instead. */
export type ColumnSort = Exclude<PostingSort, 'relevance'>;

type Key = { readonly sql: string; readonly isDescending: boolean };

const up = (sql: string): Key => ({ sql, isDescending: false });
const down = (sql: string): Key => ({ sql, isDescending: true });

const newestFirst = [down('p.listedAt'), down('p.seq')];

/** Always one and the same order for the same postings; what is not stated comes last. */
const keysOf: Readonly<Record<ColumnSort, readonly Key[]>> = {
  newest: newestFirst,
  oldest: [up('p.listedAt'), up('p.seq')],
  salary: [down('p.salaryYearly'), ...newestFirst],
  title: [up('p.title COLLATE NOCASE'), down('p.seq')],
  company: [
    up('(SELECT name FROM Company WHERE id = p.companyId) COLLATE NOCASE'),
    up('p.companyId'),
    ...newestFirst,
  ],
  score: [down('p.score'), ...newestFirst],
};

/** SQL after ORDER BY, of Posting `p`; backwards, the same from its end. */
export const orderOf = (sort: ColumnSort, isBackwards = false): string =>
  keysOf[sort]
    .map(({ sql, isDescending }) => `${sql} ${isDescending === isBackwards ? 'ASC' : 'DESC'}`)
    .join();
