import type { OpeningFacts } from '#core/fit.ts';
import type { PlaceFacts } from '#core/place.ts';
import { Profile } from '#core/profile.ts';
import { noTraits, type Traits } from '#core/traits.ts';
import { createScorer, type Scorer } from '#enrichment/fit/score.ts';
import type { Database } from '../engine/open.ts';
import { idList, updateRows } from '../engine/statements.ts';
import { read, type Transaction, write } from '../engine/transaction.ts';
import { readRates } from '../rates.ts';

/** The only row of Profile. */
export const profileId = 1;

/** Openings per transaction: other calls and writers run in between. */
const perStep = 1_000;

type Reader = Pick<Transaction, '$queryRawUnsafe' | 'preference' | 'profile'>;

/** The stored profile, ready to compare; null without one. */
export async function readScorer(tx: Reader): Promise<Scorer | null> {
  const row = await tx.profile.findUnique({ where: { id: profileId } });
  if (row === null || row.value === null) return null;
  return createScorer(Profile.parse(JSON.parse(row.value)), await readRates(tx));
}

/** Scores postings that were just written, if there is a profile. */
export async function scoreWritten(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const scorer = await readScorer(tx);
  if (scorer === null) return;
  const rows = await readRows(tx, 'p.id IN (SELECT value FROM json_each(?))', [idList(ids)]);
  await scoreRows(tx, scorer, rows);
}

/** Scores the next openings by the profile; null once all are scored. */
export async function scoreNext(
  db: Database,
): Promise<{ readonly done: number; readonly total: number } | null> {
  return await write(db, async (tx) => {
    const row = await tx.profile.findUnique({ where: { id: profileId } });
    if (row === null || row.scoredTo === null) return null;
    const scorer = row.value === null ? null : await readScorer(tx);
    const rows = await readRows(tx, 'p.seq > ? ORDER BY p.seq LIMIT ?', [row.scoredTo, perStep]);
    await scoreRows(tx, scorer, rows);
    const last = rows.at(-1)?.seq;
    if (last !== undefined && rows.length === perStep) {
      await tx.profile.update({ where: { id: profileId }, data: { scoredTo: last } });
      return await progressTo(tx, last);
    }
    if (row.value === null) await tx.profile.delete({ where: { id: profileId } });
    else await tx.profile.update({ where: { id: profileId }, data: { scoredTo: null } });
    return null;
  });
}

/** How many openings are scored; null if all are. */
export async function readPending(
  db: Database,
): Promise<{ readonly done: number; readonly total: number } | null> {
  const row = await read(db, ({ profile }) => profile.findUnique({ where: { id: profileId } }));
  if (row === null || row.scoredTo === null) return null;
  return await read(db, (prisma) => progressTo(prisma, row.scoredTo ?? 0));
}

async function progressTo(tx: Pick<Transaction, '$queryRawUnsafe'>, seq: number) {
  const [row] = await tx.$queryRawUnsafe<{ done: number; total: number }[]>(
    `SELECT (SELECT count(*) FROM Posting WHERE seq <= ?) AS done,
      (SELECT count(*) FROM Posting) AS total`,
    seq,
  );
  return { done: Number(row?.done ?? 0), total: Number(row?.total ?? 0) };
}

type Row = {
  readonly seq: number;
  readonly score: number | null;
  readonly isEligible: number | null;
  readonly opening: OpeningFacts;
};

/** Without a scorer, removes the scores. Writes what differs only: each score is in an index. */
async function scoreRows(
  tx: Transaction,
  scorer: Scorer | null,
  rows: readonly Row[],
): Promise<void> {
  const changed = rows.flatMap(({ seq, score: old, isEligible: wasEligible, opening }) => {
    const scored = scorer?.score(opening) ?? null;
    const score = scored?.score ?? null;
    const isEligible = scored === null ? null : Number(scored.isEligible);
    return score === old && isEligible === wasEligible ? [] : [{ seq, score, isEligible }];
  });
  await updateRows(tx, 'Posting', changed, [], 'seq');
}

/** Facts of postings, without their texts. */
export async function readRows(
  tx: Pick<Transaction, '$queryRawUnsafe'>,
  where: string,
  values: readonly (string | number)[],
): Promise<readonly Row[]> {
  // One text: a thousand rows of ten columns take longer to carry than to score.
  const [row] = await tx.$queryRawUnsafe<{ found: string }[]>(
    `SELECT json_group_array(json_array(seq, score, isEligible, title, company, seniority,
      employmentType, workplace, json(skills), placesId, traitsId, salaryDollars)) AS found
    FROM (SELECT p.seq, p.score, p.isEligible, p.title, c.name AS company, p.seniority,
      p.employmentType, p.workplace, p.skills, p.placesId, p.traitsId, p.salaryDollars
      FROM Posting p JOIN Company c ON c.id = p.companyId WHERE ${where})`,
    ...values,
  );
  const found = JSON.parse(row?.found ?? '[]') as Columns[];
  const sets = await readSets(tx, found);
  return found.map((columns) => toRow(columns, sets));
}

type Columns = readonly [
  seq: number,
  score: number | null,
  isEligible: number | null,
  title: string,
  company: string,
  seniority: OpeningFacts['seniority'],
  employmentType: OpeningFacts['employmentType'],
  workplace: OpeningFacts['workplace'],
  skills: readonly string[],
  placesId: number | null,
  traitsId: number | null,
  salaryDollars: number | null,
];

async function readSets(
  tx: Pick<Transaction, '$queryRawUnsafe'>,
  found: readonly Columns[],
): Promise<ReadonlyMap<number, unknown>> {
  const ids = new Set(found.flatMap((columns) => [columns[9] ?? 0, columns[10] ?? 0]));
  const rows = await tx.$queryRawUnsafe<{ id: number; value: string }[]>(
    'SELECT id, value FROM FactSet WHERE id IN (SELECT value FROM json_each(?))',
    idList([...ids]),
  );
  return new Map(rows.map(({ id, value }) => [Number(id), JSON.parse(value) as unknown]));
}

function toRow(columns: Columns, sets: ReadonlyMap<number, unknown>): Row {
  const [seq, score, isEligible, title, company, seniority, employmentType, workplace] = columns;
  const [, , , , , , , , skills, placesId, traitsId, salaryDollars] = columns;
  const places = sets.get(placesId ?? 0) as PlaceFacts | undefined;
  const traits = sets.get(traitsId ?? 0) as Traits | undefined;
  return {
    ...{ seq, score, isEligible },
    opening: {
      ...{ title, company, seniority, employmentType, workplace, skills, salaryDollars },
      places: places ?? { at: [], remote: null },
      traits: { ...noTraits, ...traits },
    },
  };
}
