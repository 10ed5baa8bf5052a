import { isUtf8 } from 'node:buffer';
import { stat } from 'node:fs/promises';
import type { Client } from '@libsql/client';
import { mebibytes } from '#core/bytes.ts';
import { damaged } from './db-failure.ts';
import { isQuickToCheck } from './inspect.ts';

/** Up to this size every text is checked on opening: 3 ms for each megabyte, 0.7 s at most. */
const quickTextBytes = mebibytes(256);

/** Rows whose texts are read at a time, as bytes. */
const rowsAtOnce = 500;

/**
 * Reads every text of a database as bytes: libsql ends the process where it is asked for a text
 * that is not UTF-8, so such a text must be found before. Throws `database_damaged` with the table,
 * the column and the row.
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
 * Whether every text is checked before anything is read: always, but in a very large database only
 * where the last program that used it was cut off, as libsql is by a damaged text. Such a one is
 * found at the second start at the latest, or by doctor.
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

/** Our own tables and their columns of text; the index of words is no text of ours. */
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

/** A line break between two texts: what one lacks at its end, the next does not make good. */
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
