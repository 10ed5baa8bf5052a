import type { Call } from '#contract/api.ts';
import type { PostingQuery, PostingSort } from '#core/posting-filter.ts';
import { counted } from '#core/quantity.ts';
import { writeNotice } from './output.ts';

export type QueryOptions = {
  readonly query?: string;
  readonly company?: string;
  readonly status?: 'new' | 'open' | 'closed';
  readonly remote?: boolean;
  readonly minSalary?: number;
  readonly limit?: number;
  readonly sort?: PostingSort;
};

/** The query without the command's other options. */
export function queryOf(options: QueryOptions): PostingQuery {
  const { query, company, status, remote, minSalary, limit, sort } = options;
  const given = { query, company, status, remote, minSalary, limit, sort };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const companies = (n: number): string => counted(n, 'company', 'companies');

/** Explains an empty result if some companies were not read: it does not mean "nothing open". */
export async function explainNoneFound(call: Call): Promise<void> {
  const watched = await call('companies.list', {});
  const failed = watched.filter(({ health }) => health === 'failed').length;
  const waiting = watched.filter(({ health }) => health === 'new').length;
  if (watched.length === 0) {
    writeNotice('You don’t watch any companies yet. Add one with: rolewatch companies add <url>');
  }
  if (failed > 0) {
    const of = `${companies(failed)} of ${watched.length}`;
    writeNotice(`Couldn’t check ${of}. Try again with: rolewatch scrape --all`);
  }
  if (waiting > 0) {
    const of = `${companies(waiting)} of ${watched.length}`;
    writeNotice(`${of} not checked yet. Scan with: rolewatch scrape --all`);
  }
}
