import { writeLine } from './output.ts';

/** Rows as a table on standard output. Measuring text takes a moment to load: it is not for every start. */
export async function writeTable(rows: readonly (readonly string[])[]): Promise<void> {
  const { table } = await import('./table.ts');
  for (const line of table(rows)) writeLine(line);
}
