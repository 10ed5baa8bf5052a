import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import type { Client, Transaction } from '@libsql/client';
import { mebibytes } from '#core/quantity.ts';
import { damaged } from './database-failure.ts';

/** Opening checks every page up to this size (a few milliseconds); doctor checks any. */
const quickToCheckBytes = mebibytes(4);

/** Reads every page of a database with SQLite's `quick_check`. Throws `database_damaged`. */
export async function checkPages(
  connection: Pick<Client | Transaction, 'execute'>,
  file: string,
): Promise<void> {
  const { rows } = await connection.execute('PRAGMA quick_check(1)');
  const verdict = String(rows[0]?.[0]);
  if (verdict !== 'ok') throw damaged(file, verdict);
}

/** True if checking every page takes no noticeable time, or stays within the given size. */
export async function isQuickToCheck(
  file: string,
  limitBytes = quickToCheckBytes,
): Promise<boolean> {
  const { size } = await stat(file);
  return size <= limitBytes;
}

/** Opening checks every text up to this size: 3 ms per megabyte, 0.7 s at most. */
const quickTextBytes = mebibytes(256);

const rowsAtOnce = 500;

/**
 * Reads every text of a database as bytes. libsql ends the process on a text that is not UTF-8, so
 * this must find it first. Throws `database_damaged` with the table, column and row.
 */
export async function checkTexts(client: Client, file: string): Promise<void> {
  for (const { table, columns } of await textColumns(client)) {
    const part = await firstDamagedPart(client, table, columns);
    if (part === null) continue;
    const where = await damagedPlace(client, { table, columns, ...part });
    throw damaged(file, `${where} holds text that is not UTF-8`);
  }
}

/**
 * True if opening must check every text. A very large database is checked only if the last program
 * did not close it, which is how libsql ends on a damaged text. So damage shows at the second start
 * at the latest, or in doctor.
 */
export async function isTextInDoubt(file: string): Promise<boolean> {
  return (await isQuickToCheck(file, quickTextBytes)) || (await sizeOf(`${file}-wal`)) > 0;
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

type Columns = { readonly table: string; readonly columns: readonly string[] };

/** Our own tables and their text columns; the search index holds no text of ours. */
async function textColumns(client: Client): Promise<readonly Columns[]> {
  const { rows } = await client.execute(
    `SELECT t.name AS "table", c.name AS "column" FROM pragma_table_list t, pragma_table_info(t.name) c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'`,
  );
  const byTable = Map.groupBy(rows, ({ table }) => String(table));
  return [...byTable].map(([table, of]) => ({
    table,
    columns: of.map(({ column }) => String(column)),
  }));
}

type Part = { readonly from: number; readonly to: number };

/** A line break between two texts, so that the next cannot complete a cut one. */
const joined = (columns: readonly string[]): string =>
  columns.map((name) => `coalesce("${name}", '')`).join(` || char(10) || `);

async function firstDamagedPart(
  client: Client,
  table: string,
  columns: readonly string[],
): Promise<Part | null> {
  let after = -1;
  while (true) {
    const { rows } = await client.execute({
      sql: `SELECT max(id) AS last, CAST(group_concat(texts, char(10)) AS BLOB) AS texts
        FROM (SELECT rowid AS id, ${joined(columns)} AS texts FROM "${table}"
          WHERE rowid > ? ORDER BY rowid LIMIT ${rowsAtOnce})`,
      args: [after],
    });
    const last = rows[0]?.last;
    if (typeof last !== 'number') return null;
    if (!isValid(rows[0]?.texts)) return { from: after, to: last };
    after = last;
  }
}

async function damagedPlace(client: Client, { table, columns, from, to }: Columns & Part) {
  for (const column of columns) {
    const { rows } = await client.execute({
      sql: `SELECT rowid AS id, CAST("${column}" AS BLOB) AS text FROM "${table}"
        WHERE rowid > ? AND rowid <= ?`,
      args: [from, to],
    });
    const damaged = rows.find(({ text }) => !isValid(text));
    if (damaged !== undefined) return `${table}.${column} of row ${damaged.id}`;
  }
  return table;
}

const isValid = (bytes: unknown): boolean => !(bytes instanceof ArrayBuffer) || isUtf8(bytes);
