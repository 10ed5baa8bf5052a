import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { canonicalUrl, parseWebUrl } from '#core/url.ts';
import { type CatalogueRow, catalogueFile, slugIn } from '#services/catalogue/catalogue.ts';
import { readReport } from '#services/catalogue/report.ts';
import { detectByUrl } from '#sources/detect.ts';
import { isVendorHost, type SourceId, sourceRow } from '#sources/registry.ts';

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
 * Turns a table of boards (CSV) into resources/catalogue.json: companies whose boards Rolewatch
 * reads, each address once, those that most lists name first. Run again when there are new sources.
 * The report of `rolewatch catalogue verify`, if given, takes out boards that are gone, and gives
 * those that have moved their new address.
 */
async function makeCatalogue(table: string, reportFile: string | undefined): Promise<void> {
  const report = reportFile === undefined ? null : await readReport(reportFile);
  const lines = z.array(Line).parse(parse(await readFile(table), { columns: true, bom: true }));
  const rows = new Map<string, CatalogueRow>();
  for (const line of lines.toSorted((a, b) => b.seen_in - a.seen_in)) {
    const row = await rowOf(afterCheck(line, report));
    if (row !== null && !rows.has(row[1])) rows.set(row[1], row);
  }
  const text = [...rows.values()].map((row) => JSON.stringify(row)).join(',\n');
  await writeFile(catalogueFile, `[\n${text}\n]\n`);
  console.log(`${rows.size} of ${lines.length} companies, ${Buffer.byteLength(text)} bytes`);
}

/** The line as the check found it: a gone board has no address that could be read. */
function afterCheck(line: Line, report: Awaited<ReturnType<typeof readReport>> | null): Line {
  const check = report?.get(canonicalUrl(line.careers_url));
  if (check?.outcome === 'gone') return { ...line, source: goneSource };
  if (check?.movedTo == null) return line;
  return { ...line, source: check.movedTo.source, careers_url: check.movedTo.url };
}

/** No row of the registry: `rowOf` answers null. */
const goneSource = 'gone';

/**
 * Null if the address is that of another source, or of none we read. A company's own host tells no
 * source: then the table's word counts, and the page decides when the company is added.
 */
async function rowOf({ name, website, source, careers_url }: Line): Promise<CatalogueRow | null> {
  const url = canonicalUrl(careers_url);
  const detected = await detectByUrl(parseWebUrl(url));
  const found = detected?.source ?? null;
  const row = found ?? (source === unnamed ? ownPage : source);
  const isOwnHost = found === null && !isVendorHost(parseWebUrl(url).host);
  const isAsNamed = found === source || source === unnamed;
  if (sourceRow(row) === null || !(found === null ? isOwnHost : isAsNamed)) return null;
  const site = website === '' ? '' : canonicalUrl(website);
  const slug = detected?.slug ?? null;
  if (slug !== slugIn(url, row)) return [name, url, row, site, slug];
  return site === '' ? [name, url, row] : [name, url, row, site];
}

/** The table's word for companies that publish on pages of their own. */
const unnamed = 'other';
const ownPage: SourceId = 'json_ld';

const [table, report] = process.argv.slice(2);
if (table === undefined) {
  throw new Error('usage: node scripts/make-catalogue.ts boards.csv [report.jsonl]');
}
await makeCatalogue(table, report);
