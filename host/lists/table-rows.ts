import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { ListRow } from '#contract/views/company.ts';
import { type ColumnRole, headingRoles, nameRank } from '#core/company-columns.ts';
import { isRemark, parseLines } from '#core/company-lines.ts';
import { addressOf, addressRank } from '#core/listed-address.ts';
import { rowsOfEntries } from './line-rows.ts';
import { companyRow, nameRow, placeAt, refusedRow } from './list-row.ts';

/** A record of a table with the line it ends on. */
type Record = { readonly cells: readonly string[]; readonly line: number };

/** What the columns of a table are: by its heading, else by what is in them. */
type Columns = {
  readonly roles: readonly (ColumnRole | null)[];
  readonly hasHeading: boolean;
  /** The column of names; -1 for none. */
  readonly name: number;
  /** Columns in which some rows have an address. */
  readonly addresses: ReadonlySet<number>;
};

const delimiters = ['\t', ';', ',', '|'] as const;

/**
 * The rows of a table: CSV, TSV, a table of Markdown. Null where the text is no table. The columns
 * of address and name are found by the heading, else by what is in them.
 */
export function tableRows(text: string): readonly ListRow[] | null {
  // Spreadsheets write the sign between cells into a line of its own.
  const said = /^\s*"?sep=(.)"?[ \t]*\n/i.exec(text);
  const table = said === null ? text : text.replace(said[0], '\n');
  const delimiter = said?.[1] ?? delimiterOf(table);
  if (delimiter === null) return null;
  const records = readRecords(table, delimiter).filter(({ cells }) => !isRuleOrRemark(cells));
  const columns = columnsOf(records);
  return records.slice(columns.hasHeading ? 1 : 0).flatMap((record) => rowOf(record, columns));
}

/** The sign between cells: of a heading that is known, else of most rows. */
function delimiterOf(text: string): string | null {
  const head = text.slice(0, 20_000);
  const tried = delimiters.map((delimiter) => {
    const records = readRecords(head, delimiter)
      .filter(({ cells }) => !isRuleOrRemark(cells))
      .slice(0, 50);
    const heading = records[0] === undefined ? null : headingRoles(records[0].cells);
    const known = (records[0]?.cells.length ?? 0) > 1 ? (heading?.filter(Boolean).length ?? 0) : 0;
    const split = records.filter(isSplit).length;
    return { delimiter, known, share: records.length === 0 ? 0 : split / records.length };
  });
  const named = tried.toSorted((a, b) => b.known - a.known)[0];
  if (named !== undefined && named.known > 0) return named.delimiter;
  const common = tried.toSorted((a, b) => b.share - a.share)[0];
  return common !== undefined && common.share >= 0.5 ? common.delimiter : null;
}

/** An address is a cell by itself beside another one, and no address was cut in its query. */
function isSplit({ cells }: Record): boolean {
  const full = cells.filter((cell) => cell !== '');
  const at = full.findIndex((cell) => /^https?:\/\/\S+$/i.test(cell));
  return full.length > 1 && at !== -1 && !(at === 0 && full[0]?.includes('?'));
}

function readRecords(text: string, delimiter: string): readonly Record[] {
  const options = {
    delimiter,
    info: true,
    quote: delimiter === '|' ? null : '"',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  } satisfies Options;
  // With `info` each row comes with the line that it ends on, which its types do not say.
  const read = (given: Options) =>
    parse(text, given) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
  const records = () => {
    try {
      return read(options);
    } catch (error) {
      // A quote that is never closed is a character like any other.
      if (error instanceof CsvError) return read({ ...options, quote: null });
      throw error;
    }
  };
  return records().map(({ record, info }) => ({
    // A row of Markdown begins and ends with the sign.
    cells: delimiter === '|' && record[0] === '' ? record.slice(1) : record,
    line: info.lines,
  }));
}

const isRuleOrRemark = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^[-=:\s]*$/.test(cell)) || isRemark(cells[0] ?? '');

function columnsOf(records: readonly Record[]): Columns {
  const first = records[0]?.cells ?? [];
  const known = headingRoles(first);
  const isUnknownHeading = known === null && looksLikeHeading(records);
  const body = known === null && !isUnknownHeading ? records : records.slice(1);
  const roles = known ?? first.map(() => null);
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const indexes = Array.from({ length: width }, (_, i) => i);
  const addresses = new Set(
    indexes.filter((i) => body.some(({ cells }) => isAddress(cells[i] ?? ''))),
  );
  const named = indexes
    .filter((i) => roles[i] === 'company')
    .toSorted((a, b) => nameRank(first[b] ?? '') - nameRank(first[a] ?? ''));
  const name =
    named[0] ??
    nameByContent(
      body,
      indexes.filter((i) => roles[i] !== 'other' && !addresses.has(i)),
    );
  return { roles, hasHeading: known !== null || isUnknownHeading, name, addresses };
}

/** All rows have an address but for the first, which has words there. */
function looksLikeHeading(records: readonly Record[]): boolean {
  const [first, ...rest] = records;
  if (first === undefined || rest.length === 0 || first.cells.some(isAddress)) return false;
  const column = rest[0]?.cells.findIndex(isAddress) ?? -1;
  return (
    column !== -1 &&
    (first.cells[column] ?? '') !== '' &&
    rest.every(({ cells }) => cells.some(isAddress) || cells.length < 2)
  );
}

/** The column whose texts name companies: a legal form says so, else that each is another. */
function nameByContent(body: readonly Record[], columns: readonly number[]): number {
  const score = (column: number): number => {
    const texts = body.flatMap(({ cells }) => cells[column] || []).filter(hasLetter);
    if (texts.length === 0) return -1;
    const legal = texts.filter((text) => legalForm.test(text)).length / texts.length;
    return legal + new Set(texts).size / texts.length + texts.length / body.length;
  };
  const best = columns.map((column) => ({ column, score: score(column) }));
  return best.toSorted((a, b) => b.score - a.score)[0]?.column ?? -1;
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);
const legalForm =
  /\b(?:inc|llc|ltd|limited|gmbh|ag|se|kg|corp|co|plc|s\.?a\.?s?|s\.?r\.?l|b\.?v|n\.?v|ab|oy|a\/s|aps|as|pty)\.?$/i;

const isAddress = (cell: string): boolean => addressOf(targetOf(cell))?.url != null;

/** A link of Markdown in a cell: `[label](address)`. */
const link = /^\[([^\]]*)\]\(\s*<?([^\s)>]+)>?[^)]*\)$/;

const targetOf = (cell: string): string => link.exec(cell)?.[2] ?? cell.replace(/^<(.*)>$/, '$1');
const labelOf = (cell: string): string =>
  (link.exec(cell)?.[1] ?? cell).replace(/^(\*\*|__|\*|_|`)(.*)\1$/, '$2');

function rowOf({ cells, line }: Record, columns: Columns): readonly ListRow[] {
  const place = placeAt(line, cells.filter((cell) => cell !== '').join(', '));
  const name = labelOf(cells[columns.name] ?? '');
  const best = bestAddress(cells, columns);
  if (best !== null) {
    const isItself = addressOf(cells[columns.name] ?? '')?.url === best;
    return [companyRow(place, best, isItself ? null : name)];
  }
  const wrong = cells.find(
    (cell, i) => i !== columns.name && cell !== '' && isMeantAsAddress(cell, i, columns),
  );
  if (wrong !== undefined) return [companyRow(place, wrong, name)];
  // A row that is none of the table's: a line like any other.
  const filled = cells.filter((cell) => cell !== '');
  if (filled.some((cell) => /https?:\/\//i.test(cell))) {
    return rowsOfEntries(parseLines(filled.join(' ')), () => place);
  }
  if (name !== '') return [nameRow(place, name)];
  return filled.length === 0
    ? []
    : [refusedRow(place, 'It names neither an address nor a company')];
}

const roleRank: Readonly<{ [R in ColumnRole]: number }> = {
  careers: 4,
  address: 3,
  company: 1,
  website: 1,
  other: -1,
};

/** The careers page before the home page; never what the heading says is something else. */
function bestAddress(cells: readonly string[], { roles, name }: Columns): string | null {
  const rated = cells.flatMap((cell, i) => {
    const url = addressOf(targetOf(cell))?.url;
    const role = roles[i] ?? null;
    // A name may look like an address: "Acme.com".
    const isName = i === name && role === 'company' && !cell.includes('/');
    if (url == null || role === 'other' || isName) return [];
    return [{ url, rank: (role === null ? 2 : roleRank[role]) * 3 + addressRank(url) }];
  });
  // Of equals the last: the careers page comes after the home page in every list that has both.
  const best = Math.max(...rated.map(({ rank }) => rank));
  return rated.findLast(({ rank }) => rank === best)?.url ?? null;
}

/** Something stands where other rows have their address, or it has the signs of one. */
function isMeantAsAddress(cell: string, column: number, { roles, addresses }: Columns): boolean {
  if (roles[column] === 'other') return false;
  const isOdd = /^[a-z]+:\/\//i.test(cell) || addressOf(targetOf(cell))?.fault != null;
  return isOdd || (addresses.has(column) && !/^[-–—?]$|^n\/?a$/i.test(cell));
}
