import type { Client } from '@libsql/client';
import { unstated } from '#core/enrichment.ts';
import type { EnrichedPosting } from '#core/listing.ts';
import { hostPrefix } from '../data.ts';
import type { Database } from '../engine/open.ts';
import { updateRows } from '../engine/statements.ts';
import { type Transaction, write } from '../engine/transaction.ts';
import { outdateScores } from '../fit/outdate-scores.ts';
import { sortedColumns } from './fact-sets.ts';
import { factsRow, readPostings } from './posting-rows.ts';

/** A migration that adds columns for filters leaves this key until all postings fill them. */
const key = `${hostPrefix}unsorted`;

/** Postings per transaction: other writers run in between. */
const perTransaction = 500;

export async function isSorted(client: Client): Promise<boolean> {
  const sql = 'SELECT 1 FROM Preference WHERE key = ?';
  return (await client.execute({ sql, args: [key] })).rows.length === 0;
}

/** Fills the columns that filters need. Resumes at the next start; processes share the work. */
export async function sortStored(db: Database): Promise<void> {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    after = await write(db, (tx) => sortSome(tx, from));
  }
  await write(db, async (tx) => {
    await tx.preference.deleteMany({ where: { key } });
    await outdateScores(tx);
  });
}

/** Traits from before benefits were among them. */
const oldTraits = `
  SELECT id FROM FactSet WHERE kind = 'traits' AND json_type(value, '$.benefits') IS NULL`;

/** Returns the number of the last posting it sorted; null if none is left. */
async function sortSome(tx: Transaction, after: number): Promise<number | null> {
  const rows = await tx.$queryRawUnsafe<{ id: string; seq: number }[]>(
    `SELECT p.id, p.seq FROM Posting p JOIN PostingText t ON t.id = p.id
    WHERE p.seq > ? AND (p.placesId IS NULL OR p.traitsId IN (${oldTraits}))
    ORDER BY p.seq LIMIT ${perTransaction}`,
    after,
  );
  const ids = rows.map(({ id }) => id);
  const postings = (await readPostings(tx, ids, { withText: false })).map(whole);
  const columns = await sortedColumns(tx, postings);
  const filled = postings.map(({ id, posting, enrichment }, i) => ({
    id,
    locations: factsRow(posting, enrichment).locations,
    placesId: columns[i]?.placesId ?? null,
    traitsId: columns[i]?.traitsId ?? null,
    salaryDollars: columns[i]?.salaryDollars ?? null,
  }));
  await updateRows(tx, 'Posting', filled);
  return rows.length < perTransaction ? null : (rows.at(-1)?.seq ?? null);
}

/** Earlier versions may not have stored every field. */
const whole = ({ posting, enrichment, ...rest }: EnrichedPosting): EnrichedPosting => ({
  ...rest,
  posting: { ...noFields, ...posting },
  enrichment: { ...unstated, ...{ evidence: {} }, ...enrichment },
});

const noFields = { locations: [], workplace: null, employmentType: null, salary: null };
