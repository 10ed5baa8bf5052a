import { execute, type Transaction } from './transaction.ts';

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Stays below SQLite's 32,766 parameters; more rows gain nothing. */
const rowsPerStatement = 200;
/** Prisma copies a statement several times, part of it into memory that is never given back. */
const charactersPerStatement = 500_000;

/**
 * Inserts rows, many per statement, all with the columns of the first. `conflict` is the clause
 * after `ON CONFLICT`. Binds values instead of passing JSON: SQLite would decode half a surrogate
 * pair in JSON into bytes that end the process when libsql reads them.
 */
export async function insertRows(
  tx: Transaction,
  table: string,
  rows: readonly SqlRow[],
  conflict = '(id) DO NOTHING',
): Promise<void> {
  for (const part of parts(rows)) {
    const sql = `INSERT INTO "${table}" (${columnsOf(part).join()}) VALUES ${marks(part)} ON CONFLICT ${conflict}`;
    await execute(tx, sql, values(part));
  }
}

/** Sets columns of rows by `key`, many per statement. `set` adds further assignments. */
export async function updateRows(
  tx: Transaction,
  table: string,
  rows: readonly SqlRow[],
  set: readonly string[] = [],
  key: 'id' | 'seq' = 'id',
): Promise<void> {
  for (const part of parts(rows)) {
    const columns = columnsOf(part);
    const assignments = columns.filter((name) => name !== key).map((name) => `${name} = v.${name}`);
    const sql = `WITH v (${columns.join()}) AS (VALUES ${marks(part)})
      UPDATE "${table}" SET ${[...assignments, ...set].join()} FROM v WHERE "${table}".${key} = v.${key}`;
    await execute(tx, sql, values(part));
  }
}

export const overwrite = (columns: readonly string[]): string =>
  columns.map((name) => `${name} = excluded.${name}`).join();

/** Ids as the one parameter of `IN (SELECT value FROM json_each(?))`. */
export const idList = (ids: readonly (string | number)[]): string => JSON.stringify(ids);

function* parts(rows: readonly SqlRow[]): Generator<readonly SqlRow[]> {
  let part: SqlRow[] = [];
  let characters = 0;
  for (const row of rows) {
    const more = charactersOf(row);
    const isFull = part.length >= rowsPerStatement || characters + more > charactersPerStatement;
    if (isFull && part.length > 0) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(row);
    characters += more;
  }
  if (part.length > 0) yield part;
}

function charactersOf(row: SqlRow): number {
  let characters = 0;
  for (const value of Object.values(row)) {
    if (typeof value === 'string') characters += value.length;
  }
  return characters;
}

const columnsOf = (rows: readonly SqlRow[]): readonly string[] => Object.keys(rows[0] ?? {});

function marks(rows: readonly SqlRow[]): string {
  const row = `(${columnsOf(rows)
    .map(() => '?')
    .join()})`;
  return rows.map(() => row).join();
}

function values(rows: readonly SqlRow[]): SqlValue[] {
  const columns = columnsOf(rows);
  return rows.flatMap((row) => columns.map((name) => row[name] ?? null));
}
