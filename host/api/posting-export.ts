import { AppError } from '#core/errors.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { Database } from '#services/db/open.ts';
import { postingFilter } from '#services/db/posting-filter.ts';
import { findMatches } from '#services/db/posting-matches.ts';
import { readViews } from '#services/db/posting-views.ts';
import { byteOrderMark, exportFormats } from './export-format.ts';

/** What a client saves as a file. */
export type ExportedPostings = {
  readonly fileName: string;
  readonly mimeType: string;
  readonly content: string;
};

/** An export is one text in memory, some 5 kB for each; the command line writes any number. */
const mostExported = 20_000;

/** Postings read at a time: other calls get their turn in between. */
const pageSize = 500;

/**
 * The postings a filter means as one file, in its order. Throws `unknown_company` and
 * `too_many_postings`.
 */
export async function exportPostings(
  db: Database,
  asked: { readonly filter: PostingFilter; readonly format: keyof typeof exportFormats },
): Promise<ExportedPostings> {
  const { head, item, between, tail, mimeType, isForSpreadsheets } = exportFormats[asked.format];
  const filter = await postingFilter(db, asked.filter);
  const { seqs } = await findMatches(db, filter, asked.filter, {
    limit: mostExported + 1,
    offset: 0,
  });
  if (seqs.length > mostExported) throw new AppError('too_many_postings', { limit: mostExported });
  const items: string[] = [];
  for (let from = 0; from < seqs.length; from += pageSize) {
    const page = await readViews(db, seqs.slice(from, from + pageSize));
    items.push(...page.map(item));
  }
  const text = `${head}${items.join(between)}${tail}`;
  return {
    fileName: `rolewatch-openings-${db.now().toISOString().slice(0, 10)}.${asked.format}`,
    mimeType,
    content: isForSpreadsheets ? byteOrderMark(text) + text : text,
  };
}
