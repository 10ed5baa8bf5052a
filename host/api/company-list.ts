import { CsvError, type Options, parse } from 'csv-parse/sync';
import { companiesInJson } from './company-json.ts';
import { companiesInOpml } from './company-opml.ts';
import type { CompanyList, ListedCompany } from './listed-company.ts';

/**
 * The companies a list names: JSON (addresses, or objects with `url` and `name`), OPML, CSV with an
 * address in any column, or one address a line. Comments (`#`) and lines without an address are
 * passed over; what looks like an address but is none is left to whoever adds it.
 */
export function companiesInText(text: string): CompanyList {
  if (/^\s*[[{]/.test(text)) return companiesInJson(text);
  const isOpml = /^\s*<(\?xml|opml|!--)/i.test(text);
  const companies = isOpml ? companiesInOpml(text) : readRows(text).flatMap(fromRow);
  return { companies, unreadable: [] };
}

const csv = {
  bom: true,
  comment: '#',
  comment_no_infix: true,
  delimiter: [',', ';', '\t'],
  info: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
} satisfies Options;

type Row = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function readRows(text: string): readonly Row[] {
  // With `info` each row comes with the line that it ends on, which its types do not say.
  const read = (options: Options) => parse(text, options) as unknown as readonly Row[];
  try {
    return read(csv);
  } catch (error) {
    // A quote that is never closed is a character like any other.
    if (error instanceof CsvError) return read({ ...csv, quote: false });
    throw error;
  }
}

function fromRow({ record, info }: Row): readonly ListedCompany[] {
  const cells = record.filter((cell) => cell !== '');
  // The careers address comes after the home page in every list that has both.
  const url = cells.findLast((cell) => /^https?:\/\//i.test(cell)) ?? bareAddress(cells);
  if (url === undefined) return [];
  const name = cells.find((cell) => cell !== url && /\p{L}/u.test(cell) && !/[/.]\S/.test(cell));
  return [{ url, name: nameOf(name), line: info.lines }];
}

/** An address without a scheme: only where the line is nothing else. */
const bareAddress = (cells: readonly string[]): string | undefined =>
  cells.length === 1 && /^\S+\.\S+$/.test(cells[0] ?? '') ? cells[0] : undefined;

const nameOf = (name: string | undefined): string | null => name?.trim() || null;
