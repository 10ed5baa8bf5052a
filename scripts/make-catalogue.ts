import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { canonicalUrl, parseWebUrl } from '#core/url.ts';
import { type CatalogueRow, catalogueFile } from '#services/catalogue/catalogue.ts';
import { detectByUrl } from '#sources/detect.ts';

/** A line of the table: who publishes where, and in how many lists it was seen. */
const Line = z.object({
  name: z.string().trim().min(1),
  website: z.string(),
  source: z.string(),
  careers_url: z.string(),
  seen_in: z.coerce.number().int(),
});
type Line = z.infer<typeof Line>;

/**
 * Turns a table of boards (CSV) into resources/catalogue.json: companies whose address Rolewatch
 * reads, each address once, those that most lists name first. Run again when there are new sources.
 */
async function makeCatalogue(table: string): Promise<void> {
  const lines = z.array(Line).parse(parse(await readFile(table), { columns: true, bom: true }));
  const rows = new Map<string, CatalogueRow>();
  for (const line of lines.toSorted((a, b) => b.seen_in - a.seen_in)) {
    const row = rowOf(line);
    if (row !== null && !rows.has(row[1])) rows.set(row[1], row);
  }
  const text = [...rows.values()].map((row) => JSON.stringify(row)).join(',\n');
  await writeFile(catalogueFile, `[\n${text}\n]\n`);
  console.log(`${rows.size} of ${lines.length} companies, ${Buffer.byteLength(text)} bytes`);
}

/** Null where the address is not that of the source the table names, or of none we read. */
function rowOf({ name, website, source, careers_url }: Line): CatalogueRow | null {
  const url = canonicalUrl(careers_url);
  if (detectByUrl(parseWebUrl(url))?.source !== source) return null;
  return website === '' ? [name, url, source] : [name, url, source, canonicalUrl(website)];
}

const table = process.argv[2];
if (table === undefined) throw new Error('usage: node scripts/make-catalogue.ts boards.csv');
await makeCatalogue(table);
