import type { Client } from '@libsql/client';
import type { Location } from '#core/posting.ts';
import { foldText } from '#core/search-words.ts';
import { hostPrefix } from '../data.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { execute, read, type Transaction, write } from '../engine/transaction.ts';

/**
 * Indexes the words of these postings; call it after every write of them. `folded`: the folded
 * descriptions of all of them by id, if the caller has just stored them.
 */
export async function indexPostings(
  tx: Transaction,
  ids: readonly string[],
  folded?: ReadonlyMap<string, string>,
): Promise<void> {
  if (ids.length === 0) return;
  const seqs = await seqsOf(tx, 'id IN (SELECT value FROM json_each(?))', idList(ids));
  await index(tx, seqs, folded);
}

/** Indexes all postings of a company, whose name is one of their words. */
export async function indexCompany(tx: Transaction, companyId: string): Promise<void> {
  await index(tx, await seqsOf(tx, 'companyId = ?', companyId));
}

/** Returns the number of the last posting indexed; null if none is missing. */
async function indexMissing(
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

/** Inserts by rising rowid: at each smaller one FTS5 flushes, which doubles the cost. */
async function index(
  tx: Transaction,
  seqs: readonly number[],
  folded?: ReadonlyMap<string, string>,
): Promise<void> {
  for (let from = 0; from < seqs.length; from += pageSize) {
    const texts = await readTexts(tx, seqs.slice(from, from + pageSize), folded);
    const words = texts.map(wordsOf);
    const rows = words.map(() => '(?, ?, ?, ?, ?, ?)').join();
    await execute(
      tx,
      `INSERT OR REPLACE INTO PostingSearch (rowid, title, company, skills, locations, description)
      VALUES ${rows}`,
      words.flat(),
    );
  }
}

type Texts = {
  readonly id: string;
  readonly seq: number;
  readonly title: string;
  readonly company: string;
  readonly facts: string;
  readonly locations: string;
  /** Folded. */
  readonly description: string;
};

async function readTexts(
  tx: Transaction,
  seqs: readonly number[],
  folded?: ReadonlyMap<string, string>,
): Promise<readonly Texts[]> {
  const rows = await tx.$queryRawUnsafe<Texts[]>(
    `SELECT p.id, p.seq, p.title, c.name AS company,
      concat_ws(' ', p.skills, p.workplace, p.seniority, p.employmentType, p.department, p.team)
        AS facts,
      p.locations, ${folded === undefined ? 't.descriptionText' : "''"} AS description
    FROM Posting p JOIN Company c ON c.id = p.companyId JOIN PostingText t ON t.id = p.id
    WHERE p.seq IN (SELECT value FROM json_each(?))
    ORDER BY p.seq`,
    idList(seqs),
  );
  return rows.map((row) => ({
    ...row,
    description: folded === undefined ? foldText(row.description) : (folded.get(row.id) ?? ''),
  }));
}

/** In the order of the index's columns; the third takes all that is neither title nor text. */
const wordsOf = (texts: Texts): readonly (number | string)[] => [
  texts.seq,
  foldText(texts.title),
  foldText(texts.company),
  foldText(texts.facts),
  foldText(placeNames(texts.locations)),
  texts.description,
];

export const placeNames = (locations: string): string =>
  (JSON.parse(locations) as Location[]).map(({ text }) => text).join(' ');

export type IndexProgress = { readonly indexed: number; readonly total: number };

/** A migration that empties the search index leaves this key until all postings are in it again. */
const key = `${hostPrefix}unindexed`;

/** Postings per transaction: other writers run in between. */
const perTransaction = 500;

export async function isIndexed(client: Client): Promise<boolean> {
  const { rows } = await client.execute({
    sql: 'SELECT 1 FROM Preference WHERE key = ?',
    args: [key],
  });
  return rows.length === 0;
}

/** Takes a second per 1,000 openings. Resumes at the next start; processes share the work. */
export async function finishIndex(
  db: Database,
  onProgress: (progress: IndexProgress) => void = () => undefined,
): Promise<void> {
  const total = await read(db, (prisma) => prisma.posting.count());
  let indexed = 0;
  let after = 0;
  while (true) {
    const from = { after, limit: perTransaction };
    const last = await write(db, (tx) => indexMissing(tx, from));
    if (last === null) break;
    after = last;
    indexed = Math.min(total, indexed + perTransaction);
    onProgress({ indexed, total });
  }
  await write(db, (tx) => tx.preference.deleteMany({ where: { key } }));
}
