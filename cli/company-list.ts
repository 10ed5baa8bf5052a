import { CsvError, type Options, parse } from 'csv-parse/sync';
import { z } from 'zod';

export type ListedCompany = { readonly url: string; readonly name?: string };

const JsonEntry = z.union([
  z.string().transform((url) => ({ url, name: undefined })),
  z
    .object({
      url: z.string().optional(),
      careers_url: z.string().optional(),
      name: z.string().optional(),
    })
    .transform(({ url, careers_url, name }) => ({ url: url ?? careers_url ?? '', name })),
]);

/**
 * The companies a list names: JSON (addresses, or objects with `url` and `name`), CSV with an
 * address in any column, or one address a line. Comments (`#`) and lines without an address are
 * passed over; what looks like an address but is none is left to whoever adds it.
 */
export function companiesInText(text: string): readonly ListedCompany[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) {
    const parsed = z.array(JsonEntry).safeParse(parseJson(trimmed));
    return parsed.success ? parsed.data.map(({ url, name }) => withName(url, name)) : [];
  }
  return readRows(trimmed).flatMap(fromRow);
}

const csv = {
  bom: true,
  comment: '#',
  comment_no_infix: true,
  delimiter: [',', ';', '\t'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
} satisfies Options;

function readRows(text: string): readonly (readonly string[])[] {
  try {
    return parse(text, csv);
  } catch (error) {
    // A quote that is never closed is a character like any other.
    if (error instanceof CsvError) return parse(text, { ...csv, quote: false });
    throw error;
  }
}

function fromRow(row: readonly string[]): readonly ListedCompany[] {
  const cells = row.filter((cell) => cell !== '');
  // The careers address comes after the home page in every list that has both.
  const url = cells.findLast((cell) => /^https?:\/\//i.test(cell)) ?? bareAddress(cells);
  if (url === undefined) return [];
  const name = cells.find((cell) => cell !== url && /\p{L}/u.test(cell) && !/[/.]\S/.test(cell));
  return [withName(url, name)];
}

/** An address without a scheme: only where the line is nothing else. */
const bareAddress = (cells: readonly string[]): string | undefined =>
  cells.length === 1 && /^\S+\.\S+$/.test(cells[0] ?? '') ? cells[0] : undefined;

const withName = (url: string, name: string | undefined): ListedCompany =>
  name === undefined || name === '' ? { url } : { url, name };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
