import type { Transaction } from './access.ts';
import { idList } from './statements.ts';

/** What the index holds of a posting; the third column takes all that is neither title nor text. */
const words = `
  SELECT p.seq, p.title, c.name,
    concat_ws(' ', p.skills, p.workplace, p.seniority, p.employmentType, p.department, p.team),
    (SELECT group_concat(value ->> 'text', ' ') FROM json_each(p.locations)),
    t.descriptionText
  FROM Posting p JOIN Company c ON c.id = p.companyId JOIN PostingText t ON t.id = p.id`;

const replace =
  'INSERT OR REPLACE INTO PostingSearch (rowid, title, company, skills, locations, description)';

/** Makes the words of these postings searchable; to be called wherever they are written. */
export async function indexPostings(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRawUnsafe(
    `${replace} ${words} WHERE p.id IN (SELECT value FROM json_each(?))`,
    idList(ids),
  );
}

/** The same for all postings of a company, whose name is one of their words. */
export async function indexCompany(tx: Transaction, companyId: string): Promise<void> {
  await tx.$executeRawUnsafe(`${replace} ${words} WHERE p.companyId = ?`, companyId);
}
