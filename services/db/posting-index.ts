import type { Transaction } from './access.ts';
import { idList } from './statements.ts';

/** Makes the words of these postings searchable; to be called wherever they are written. */
export async function indexPostings(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await index(tx, 'id IN (SELECT value FROM json_each(?))', idList(ids));
}

/** The same for all postings of a company, whose name is one of their words. */
export async function indexCompany(tx: Transaction, companyId: string): Promise<void> {
  await index(tx, 'companyId = ?', companyId);
}

/**
 * The third column takes all that is neither title nor text. Rows go in by rising rowid: at each one
 * that falls, FTS5 writes out what it has gathered, which doubles the cost of the whole.
 */
async function index(tx: Transaction, which: string, value: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT OR REPLACE INTO PostingSearch (rowid, title, company, skills, locations, description)
    SELECT p.seq, p.title, c.name,
      concat_ws(' ', p.skills, p.workplace, p.seniority, p.employmentType, p.department, p.team),
      (SELECT group_concat(value ->> 'text', ' ') FROM json_each(p.locations)),
      t.descriptionText
    FROM Posting p JOIN Company c ON c.id = p.companyId JOIN PostingText t ON t.id = p.id
    WHERE p.seq IN (SELECT seq FROM Posting WHERE ${which})
    ORDER BY p.seq`,
    value,
  );
}
