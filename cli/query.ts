import type { PostingQuery, PostingSort } from '#core/posting-filter.ts';

/** What was given of the options that say which postings are meant. */
export type QueryOptions = {
  readonly query?: string;
  readonly company?: string;
  readonly status?: 'new' | 'open' | 'closed';
  readonly remote?: boolean;
  readonly minSalary?: number;
  readonly limit?: number;
  readonly sort?: PostingSort;
};

/** The same as a query, without the other options of the command. */
export function queryOf(options: QueryOptions): PostingQuery {
  const { query, company, status, remote, minSalary, limit, sort } = options;
  const given = { query, company, status, remote, minSalary, limit, sort };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
