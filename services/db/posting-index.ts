import type { Location } from '#core/posting.ts';
import { foldText } from '#core/search-words.ts';
import type { Transaction } from './access.ts';
import { idList } from './statements.ts';

/** Makes the words of these postings searchable; to be called wherever they are written. */
export async function indexPostings(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await index(tx, await seqsOf(tx, 'id IN (SELECT value FROM json_each(?))', idList(ids)));
}

/** The same for all postings of a company, whose name is one of their words. */
export async function indexCompany(tx: Transaction, companyId: string): Promise<void> {
  await index(tx, await seqsOf(tx, 'companyId = ?', companyId));
}

/**
 * Indexes up to `limit` postings after a number that the index lacks. Answers the last one's
 * number; null where it lacks none.
 */
export async function indexMissing(
  tx: Transaction,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<number | null> {
  const missing = 'seq > ? AND seq NOT IN (SELECT id FROM PostingSearch_docsize)';
  const seqs = await seqsOf(tx, missing, after, limit);
  await index(tx, seqs);
  return seqs.at(-1) ?? null;
}

async function seqsOf(
  tx: Transaction,
  which: string,
  value: string | number,
  limit = -1,
): Promise<readonly number[]> {
  const rows = await tx.$queryRawUnsafe<{ seq: number }[]>(
    `SELECT seq FROM Posting WHERE ${which} ORDER BY seq LIMIT ${limit}`,
    value,
  );
  return rows.map(({ seq }) => seq);
}

/** Postings whose texts are in memory at a time. */
const pageSize = 100;

/**
 * Rows go in by rising rowid: at each one that falls, FTS5 writes out what it has gathered, which
 * doubles the cost of the whole.
 */
async function index(tx: Transaction, seqs: readonly number[]): Promise<void> {
  for (let from = 0; from < seqs.length; from += pageSize) {
    const words = (await readTexts(tx, seqs.slice(from, from + pageSize))).map(wordsOf);
    const rows = words.map(() => '(?, ?, ?, ?, ?, ?)').join();
    await tx.$executeRawUnsafe(
      `INSERT OR REPLACE INTO PostingSearch (rowid, title, company, skills, locations, description)
      VALUES ${rows}`,
      ...words.flat(),
    );
  }
}

type Texts = {
  readonly seq: number;
  readonly title: string;
  readonly company: string;
  readonly facts: string;
  /** JSON of Location[]. */
  readonly locations: string;
  readonly description: string;
};

const readTexts = (tx: Transaction, seqs: readonly number[]): Promise<readonly Texts[]> =>
  tx.$queryRawUnsafe<Texts[]>(
    `SELECT p.seq, p.title, c.name AS company,
      concat_ws(' ', p.skills, p.workplace, p.seniority, p.employmentType, p.department, p.team)
        AS facts,
      p.locations, t.descriptionText AS description
    FROM Posting p JOIN Company c ON c.id = p.companyId JOIN PostingText t ON t.id = p.id
    WHERE p.seq IN (SELECT value FROM json_each(?))
    ORDER BY p.seq`,
    idList(seqs),
  );

/** As the columns of the index; the third takes all that is neither title nor text. */
const wordsOf = (texts: Texts): readonly (number | string)[] => [
  texts.seq,
  foldText(texts.title),
  foldText(texts.company),
  foldText(texts.facts),
  foldText(placeNames(texts.locations)),
  foldText(texts.description),
];

/** The places of a posting as it names them, from the JSON they are stored as. */
export const placeNames = (locations: string): string =>
  (JSON.parse(locations) as Location[]).map(({ text }) => text).join(' ');
