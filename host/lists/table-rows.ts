import { CsvError, type Options, parse } from 'csv-parse/sync';
import type { ListRow } from '#contract/companies.ts';
import { type ColumnRole, headingRoles, nameRank } from '#core/company-columns.ts';
import { isRemark } from '#core/company-lines.ts';
import { addressesIn } from '#core/line-pieces.ts';
import { addressOf, addressRank, isBoardAddress, isJobSite } from '#core/listed-address.ts';
import { searchWords } from '#core/search-words.ts';
import { companyRow, nameRow, placeAt, refusedRow } from './list-row.ts';
import { type Quotation, quotations } from './quotations.ts';

/** `line` is the line it ends on. */
export type TableRecord = { readonly cells: readonly string[]; readonly line: number };

/** The meaning of the columns, by the heading or else by their content. */
type Columns = {
  readonly roles: readonly (ColumnRole | null)[];
  /** The row of the heading, -1 without one. Rows before it describe the table. */
  readonly heading: number;
  /** -1 without a column of names. */
  readonly name: number;
  /** Columns with an address in some rows. */
  readonly addresses: ReadonlySet<number>;
  /** Each row is an opening, as in the export of a tracker such as Huntr or Teal. */
  readonly isOfOpenings: boolean;
};

const delimiters = ['\t', ';', ',', '|'] as const;

/**
 * The rows of a table: CSV, TSV or Markdown. Null for other texts. Finds the columns of address and
 * name by the heading, else by their content.
 */
export function tableRows(text: string): readonly ListRow[] | null {
  // Spreadsheets declare the separator in a first line.
  const said = /^\s*"?sep *= ?(.)"?[ \t]*\n/i.exec(text);
  const table = said === null ? text : text.replace(said[0], '\n');
  const isSaid = said?.[1] !== undefined && table.trimStart().split('\n')[0]?.includes(said[1]);
  const delimiter = isSaid ? (said?.[1] ?? null) : delimiterOf(table);
  if (delimiter === null) return null;
  return rowsOfRecords(readRecords(table, delimiter));
}

/** The rows for the records of any table; rows above its heading name no company. */
export function rowsOfRecords(all: readonly TableRecord[]): readonly ListRow[] {
  const records = all.filter(({ cells }) => !isRuleOrRemark(cells));
  const columns = columnsOf(records);
  const rows = records.flatMap((record, i) => {
    if (i === columns.heading) return [];
    return i < columns.heading ? rowAbove(record) : rowOf(record, columns);
  });
  return columns.isOfOpenings ? oncePerCompany(rows) : rows;
}

/** Of the openings of one company, the first with an address stands for it. */
function oncePerCompany(rows: readonly ListRow[]): readonly ListRow[] {
  const chosen = new Map<string, ListRow>();
  for (const row of rows) {
    const key = nameKey(row);
    const before = key === null ? undefined : chosen.get(key);
    if (
      key !== null &&
      (before === undefined || (before.kind === 'name' && row.kind === 'company'))
    )
      chosen.set(key, row);
  }
  return rows.map((row): ListRow => {
    const { line = row.line } = chosen.get(nameKey(row) ?? '') ?? {};
    if (line === row.line) return row;
    return { line: row.line, text: row.text, kind: 'repeated', firstLine: line };
  });
}

const nameKey = (row: ListRow): string | null =>
  (row.kind === 'company' || row.kind === 'name') && row.name !== null
    ? searchWords(row.name)
    : null;

/** How many rows may stand above a heading. */
const mostAbove = 10;

/**
 * Finds a heading by its words; null without one. A title and empty rows may stand above it, but no
 * address.
 */
export function knownHeading(
  records: readonly TableRecord[],
): { readonly at: number; readonly roles: readonly (ColumnRole | null)[] } | null {
  for (const [at, { cells }] of records.slice(0, mostAbove).entries()) {
    const isWide = cells.filter((cell) => cell !== '').length > 1;
    const roles = at === 0 || isWide ? headingRoles(cells) : null;
    if (roles !== null) return { at, roles };
    if (cells.some(isAddress)) return null;
  }
  return null;
}

/** A title above the heading is no company; the result reports that it was skipped. */
function rowAbove({ cells, line }: TableRecord): readonly ListRow[] {
  const filled = cells.filter((cell) => cell !== '');
  const place = placeAt(line, filled.join(', '));
  if (filled.length === 0) return [];
  return [refusedRow(place, 'It stands above the heading of the table')];
}

/** The separator of a known heading, else of most rows. */
function delimiterOf(text: string): string | null {
  const head = text.slice(0, 20_000);
  const tried = delimiters.map((delimiter) => {
    const records = readRecords(head, delimiter)
      .filter(({ cells }) => !isRuleOrRemark(cells))
      .slice(0, 50);
    const heading = knownHeading(records);
    const isTable = (records[heading?.at ?? 0]?.cells.length ?? 0) > 1;
    const known = isTable ? (heading?.roles.filter(Boolean).length ?? 0) : 0;
    const split = records.filter(isSplit).length;
    return { delimiter, known, share: records.length === 0 ? 0 : split / records.length };
  });
  const named = tried.toSorted((a, b) => b.known - a.known)[0];
  if (named !== undefined && named.known > 0) return named.delimiter;
  const common = tried.toSorted((a, b) => b.share - a.share)[0];
  return common !== undefined && common.share >= 0.5 ? common.delimiter : null;
}

/** True if each address stands in its own cell beside other text, so the separator cut no query. */
function isSplit({ cells }: TableRecord): boolean {
  const full = cells.filter((cell) => cell !== '');
  const at = full.findIndex((cell) => /^https?:\/\/\S+$/i.test(cell));
  const isList = full.length > 1 && full.every((cell) => addressOf(cell)?.url != null);
  const isListOfEquals = isList && new Set(full.map(addressRank)).size === 1;
  return full.length > 1 && at !== -1 && !isListOfEquals && !(at === 0 && full[0]?.includes('?'));
}

function readRecords(text: string, delimiter: string): readonly TableRecord[] {
  const parts: readonly Quotation[] =
    delimiter === '|' || !text.includes('"')
      ? [{ text, line: 1, hasQuotes: delimiter !== '|' }]
      : quotations(text, delimiter, (cells) => cells.some(isAddress));
  return parts.flatMap((part) => readPart(part, delimiter));
}

function readPart(part: Quotation, delimiter: string): readonly TableRecord[] {
  const { hasQuotes, line } = part;
  const isMarkdown = delimiter === '|';
  // In Markdown a backslash marks a sign that is no border.
  const text = isMarkdown ? part.text.replaceAll('\\|', '\u0003') : part.text;
  const options = {
    delimiter,
    info: true,
    quote: hasQuotes ? '"' : null,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  } satisfies Options;
  // With `info` each row has the line it ends on, which the types omit.
  const read = (given: Options) =>
    parse(text, given) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
  const records = () => {
    try {
      return read(options);
    } catch (error) {
      if (error instanceof CsvError) return read({ ...options, quote: null });
      throw error;
    }
  };
  return records().map(({ record, info }) => ({
    // A Markdown row begins and ends with the separator.
    cells: isMarkdown ? cellsOfMarkdown(record) : record,
    line: info.lines + line - 1,
  }));
}

const cellsOfMarkdown = (record: readonly string[]): readonly string[] =>
  (record[0] === '' ? record.slice(1) : record).map((cell) => cell.replaceAll('\u0003', '|'));

const isRuleOrRemark = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^[-=:\s]*$/.test(cell)) || isRemark(cells[0] ?? '');

function columnsOf(records: readonly TableRecord[]): Columns {
  const known = knownHeading(records);
  const heading = known?.at ?? (looksLikeHeading(records) ? 0 : -1);
  const first = records[Math.max(0, heading)]?.cells ?? [];
  const body = records.slice(heading + 1);
  const roles = known?.roles ?? first.map(() => null);
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
      indexes.filter((i) => !isAside(roles[i]) && !addresses.has(i)),
    );
  const hasTitles = named.length > 1 && nameRank(first[named.at(-1) ?? 0] ?? '') === 0;
  const hasCareersPages = first.some(
    (heading, i) => roles[i] === 'careers' && careersPage.test(searchWords(heading)),
  );
  const isOfOpenings = (roles.includes('opening') || hasTitles) && !hasCareersPages;
  return { roles, heading, name, addresses, isOfOpenings };
}

/** In folded words. Other headings of this role, such as "Job URL", may mean pages of single openings. */
const careersPage = /career|karrier|carrier|carreir|carreras|karier|карьер/;

const isAside = (role: ColumnRole | null | undefined): boolean =>
  role === 'other' || role === 'opening';

/** The first row has words where all others have an address. */
function looksLikeHeading(records: readonly TableRecord[]): boolean {
  const [first, ...rest] = records;
  if (first === undefined || rest.length === 0 || first.cells.some(isAddress)) return false;
  const column = rest[0]?.cells.findIndex(isAddress) ?? -1;
  return (
    column !== -1 &&
    (first.cells[column] ?? '') !== '' &&
    rest.every(({ cells }) => cells.some(isAddress) || cells.length < 2)
  );
}

/** The column that names companies: by legal forms, else by unique values. */
function nameByContent(body: readonly TableRecord[], columns: readonly number[]): number {
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

const isAddress = (cell: string): boolean => addressesIn(targetOf(cell)).urls.length > 0;

/** A Markdown link in a cell: `[label](address)`. */
const link = /^\[([^\]]*)\]\(\s*<?([^\s)>]+)>?[^)]*\)$/;

const targetOf = (cell: string): string => link.exec(cell)?.[2] ?? cell.replace(/^<(.*)>$/, '$1');

/** The name in a cell, without its link, emphasis, quotes and any address beside it. */
const labelOf = (cell: string): string => {
  const label = link.exec(cell)?.[1] ?? (addressesIn(cell).name || cell);
  return label
    .replace(/^(\*\*|__|\*|_|`)(.*)\1$/, '$2')
    .replace(/^(?:“([^”]*)”|'([^']*)')$/, '$1$2');
};

function rowOf({ cells, line }: TableRecord, columns: Columns): readonly ListRow[] {
  const place = placeAt(line, cells.filter((cell) => cell !== '').join(', '));
  const name = labelOf(cells[columns.name] ?? '');
  const all = bestAddresses(cells, columns);
  const best = name === '' ? all : all.filter((url) => isOfCompany(url, columns));
  if (all.length > 0 && best.length === 0) return [nameRow(place, name)];
  if (best.length > 0) {
    const isItself = best.includes(addressOf(cells[columns.name] ?? '')?.url ?? '');
    return best.map((url) => companyRow(place, url, isItself ? null : name));
  }
  const wrong = cells.find(
    (cell, i) => i !== columns.name && cell !== '' && isMeantAsAddress(cell, i, columns),
  );
  if (wrong !== undefined) return [companyRow(place, wrong, name)];
  if (name !== '') return [nameRow(place, name)];
  return cells.every((cell) => cell === '')
    ? []
    : [refusedRow(place, 'It names neither an address nor a company')];
}

/**
 * The page of an opening says where its company's list is only on a job board. For other pages, the name helps
 * more.
 */
const isOfCompany = (url: string, { isOfOpenings }: Columns): boolean =>
  !isJobSite(url) && (!isOfOpenings || isBoardAddress(url));

const roleRank: Readonly<{ [R in ColumnRole]: number }> = {
  careers: 4,
  address: 3,
  company: 1,
  website: 1,
  opening: -1,
  other: -1,
};

/**
 * Prefers the careers page to the home page, and skips columns whose heading says something else.
 * Equal addresses in one cell all count.
 */
function bestAddresses(cells: readonly string[], { roles, name }: Columns): readonly string[] {
  const rated = cells.flatMap((cell, i) => {
    const role = roles[i] ?? null;
    const isMarkdownLink = link.test(cell);
    const { urls, isAlone } = addressesIn(targetOf(cell));
    // A name may look like an address: "Acme.com".
    const isName = i === name && role === 'company' && !cell.includes('/');
    if (isAside(role) || isName) return [];
    // In an unnamed column, an address among words belongs to a remark.
    const isSpokenOf = role === null && !isAlone && !isMarkdownLink;
    const base = (role === null ? 2 : roleRank[role]) * 3 - (isSpokenOf ? 6 : 0);
    return urls.map((url) => ({ url, column: i, rank: base + addressRank(url) }));
  });
  // Among equal columns the last wins: lists put the careers page after the home page.
  const best = Math.max(...rated.map(({ rank }) => rank));
  const column = rated.findLast(({ rank }) => rank === best)?.column;
  // A missing cell shifts the others, so a careers page may be under another heading.
  if (column === undefined && cells.length < roles.length) {
    const moved = cells.findLast((cell) => addressRank(addressOf(cell)?.url ?? '') === 2);
    return addressesIn(moved ?? '').urls;
  }
  return rated.filter((each) => each.column === column && each.rank === best).map(({ url }) => url);
}

/** The cell stands in a column of addresses or looks like one. */
function isMeantAsAddress(cell: string, column: number, { roles, addresses }: Columns): boolean {
  if (isAside(roles[column])) return false;
  const isOdd = /^[a-z]+:\/\//i.test(cell) || addressOf(targetOf(cell))?.fault != null;
  return isOdd || (addresses.has(column) && !/^[-–—?]$|^n\/?a$/i.test(cell));
}
