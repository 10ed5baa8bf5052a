import type { ListRow } from '#contract/companies.ts';
import { type ColumnRole, columnRole, headingRoles, nameRank } from '#core/company-columns.ts';
import { isRemark } from '#core/company-lines.ts';
import { addressesIn } from '#core/line-pieces.ts';
import { addressOf, addressRank } from '#core/listed-address.ts';
import { companyRow, nameRow, placeAt, type RowPlace, refusedRow } from './list-row.ts';
import { rowsOfRecords, type TableRecord } from './table-rows.ts';

/** Entries nested deeper than this are made to break readers. */
const deepest = 20;

/**
 * The companies in JSON: addresses, names, or objects with both under any usual key. They may be in
 * a list, in an object around it, in groups, or one value per line (NDJSON). The line of an entry
 * is its number. Invalid JSON is one refused row, at the line of the fault.
 */
export function jsonRows(text: string): readonly ListRow[] {
  const parsed = parsedJson(text);
  if (parsed === null && isOnePerLine(text)) return text.split('\n').flatMap(rowsOfLine);
  if (parsed === null) {
    const line = brokenLine(text);
    const place = placeAt(line, text.split('\n')[line - 1] ?? '');
    return [refusedRow(place, 'It is not valid JSON')];
  }
  const table = tableOf(parsed.value);
  if (table !== null) return rowsOfRecords(table);
  const rows: ListRow[] = [];
  collect(parsed.value, { key: null, depth: 0 }, (value, read) => {
    const number = rows.length + 1;
    rows.push(read(placeAt(number, JSON.stringify(value))));
  });
  return rows;
}

/**
 * Reads a table written as JSON: a list of rows, with or without columns, or a list for each
 * column. Null for anything else. The line of a record is its number.
 */
function tableOf(value: unknown): readonly TableRecord[] | null {
  if (Array.isArray(value)) return value.length > 1 ? recordsOf(value, 0) : null;
  if (typeof value !== 'object' || value === null) return null;
  const fields = Object.entries(value);
  const columns = fields.flatMap(([key, each]): [string, unknown[]][] => {
    const isByIndex = typeof each === 'object' && each !== null && Object.keys(each)[0] === '0';
    return isByIndex ? [[key, Object.values(each)]] : [];
  });
  const heads = columns.find(([, each]) => headingRoles(each.map(cellOf)) !== null)?.[1];
  const body = columns.flatMap(([, each]) => recordsOf(each, heads === undefined ? 0 : 1) ?? []);
  if (body.length > 0) {
    return heads === undefined ? body : [{ cells: heads.map(cellOf), line: 1 }, ...body];
  }
  const isByColumn = columns.length > 1 && columns.length === fields.length;
  const keys = columns.map(([key]) => key);
  if (!isByColumn || headingRoles(keys) === null) return null;
  const height = Math.max(...columns.map(([, each]) => each.length));
  const rows = Array.from({ length: height }, (_, i) => columns.map(([, each]) => each[i]));
  return recordsOf([keys, ...rows], 0);
}

const isCell = (value: unknown): boolean => typeof value !== 'object' || value === null;
const cellOf = (value: unknown): string =>
  value === null || value === undefined || !isCell(value) ? '' : String(value).trim();

/** The rows of a list of lists; null for anything else. */
function recordsOf(rows: readonly unknown[], before: number): readonly TableRecord[] | null {
  const isTable = rows.every((row) => Array.isArray(row) && row.length > 1 && row.every(isCell));
  if (rows.length === 0 || !isTable) return null;
  return (rows as readonly unknown[][]).map((row, i) => ({
    cells: row.map(cellOf),
    line: i + 1 + before,
  }));
}

/** If most lines are a value, an invalid line costs only itself. */
function isOnePerLine(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !isRemark(line));
  const whole = lines.filter((line) => parsedLine(line) !== null).length;
  return lines.length > 1 && /^\s*\{/.test(lines[0] ?? '') && whole * 2 > lines.length;
}

function parsedLine(line: string): { readonly value: unknown } | null {
  if (!/^\s*[[{].*[\]}],?\s*$/.test(line)) return null;
  try {
    return { value: JSON.parse(line.replace(/,\s*$/, '')) as unknown };
  } catch {
    return null;
  }
}

function rowsOfLine(line: string, index: number): readonly ListRow[] {
  if (line.trim() === '' || isRemark(line)) return [];
  const place = placeAt(index + 1, line);
  const parsed = parsedLine(line);
  if (parsed === null) return [refusedRow(place, 'It is not valid JSON')];
  const rows: ListRow[] = [];
  collect(parsed.value, { key: null, depth: 0 }, (_value, read) => rows.push(read(place)));
  return rows;
}

function parsedJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => /^\s*[[{].*[\]}],?\s*$/.test(line))) return null;
    try {
      const values = lines.map((line) => JSON.parse(line.replace(/,\s*$/, '')) as unknown);
      return { value: values };
    } catch {
      return null;
    }
  }
}

type Found = (value: unknown, read: (place: RowPlace) => ListRow) => void;
type At = { readonly key: string | null; readonly depth: number };

function collect(value: unknown, { key, depth }: At, found: Found): void {
  if (depth > deepest) {
    found('…', (place) => refusedRow(place, 'It lies too deep'));
  } else if (Array.isArray(value)) {
    if (value.length === 0 && depth > 0) return;
    for (const each of value) collect(each, { key: null, depth: depth + 1 }, found);
  } else if (typeof value === 'object' && value !== null) {
    collectObject(Object.entries(value), { value, key, depth }, found);
  } else {
    found(value, (place) => readText(value, key, place));
  }
}

/**
 * Collects a company, or the object around companies: `{"Acme": "https://…"}`, `{"companies":
 * […]}`.
 */
function collectObject(
  entries: readonly (readonly [string, unknown])[],
  at: At & { readonly value: unknown },
  found: Found,
): void {
  const { value, key, depth } = at;
  const fields = entries.flatMap(fieldOf);
  const inside = entries.filter(([, each]) => typeof each === 'object' && each !== null);
  if (fields.some(isAddress)) fields.push(...inside.flatMap(namesInside));
  const named = fields.some(({ role }) => role === 'company');
  if (named && !fields.some(isAddress)) fields.push(...inside.flatMap(fieldsInside));
  const usable = fields.filter(({ role }) => role !== null && role !== 'other');
  if (usable.length > 0 && !(inside.length > 0 && !usable.some(isAddress))) {
    found(value, (place) => readObject(usable, key, place));
    return;
  }
  const pairs = fields.filter(({ role, text }) => role !== 'other' && addressOf(text) !== null);
  for (const { field, text } of pairs) {
    found({ [field]: text }, (place) => companyRow(place, text, field));
  }
  for (const [field, each] of inside) collect(each, { key: field, depth: depth + 1 }, found);
  if (pairs.length + inside.length === 0) {
    found(value, (place) => refusedRow(place, 'It names no address'));
  }
}

const fieldOf = ([field, text]: readonly [string, unknown]): readonly Field[] =>
  typeof text === 'string' && text.trim() !== ''
    ? [{ field, text: text.trim(), role: columnRole(field) }]
    : [];

/**
 * A company with a name may have its addresses in an object or a list: `"links": {"careers": …}`,
 * `"urls": ["https://…"]`.
 */
const fieldsInside = ([key, each]: readonly [string, unknown]): readonly Field[] =>
  Array.isArray(each)
    ? theOneOf(each.flatMap((text: unknown) => fieldOf([key, text])).filter(isAddress))
    : Object.entries(each ?? {})
        .flatMap(fieldOf)
        .filter(({ role }) => role !== 'company');

/** Picks the careers page from a list of addresses; several equal ones are several companies. */
function theOneOf(addresses: readonly Field[]): readonly Field[] {
  const rank = ({ text }: Field) => addressRank(urlIn(text) ?? '');
  const best = Math.max(...addresses.map(rank));
  const of = addresses.filter((each) => rank(each) === best);
  return of.length === 1 ? of : [];
}

/** A name may be inside an object: `"company": {"name": "Acme"}`. */
const namesInside = ([key, each]: readonly [string, unknown]): readonly Field[] =>
  columnRole(key) !== 'company' || Array.isArray(each)
    ? []
    : Object.entries(each ?? {})
        .flatMap(fieldOf)
        .filter(({ role }) => role === 'company');

type Field = {
  readonly field: string;
  readonly text: string;
  readonly role: ReturnType<typeof columnRole>;
};

const isAddress = ({ text, role }: Field): boolean => role !== 'company' && urlIn(text) !== null;

/** The address in a field, without a remark beside it. */
const urlIn = (text: string): string | null => addressesIn(text).urls[0] ?? null;

const order: readonly (ColumnRole | null)[] = ['careers', 'address', 'website'];

function readObject(fields: readonly Field[], key: string | null, place: RowPlace): ListRow {
  const names = fields
    .filter(({ role }) => role === 'company')
    .toSorted((a, b) => nameRank(b.field) - nameRank(a.field));
  const name = names[0]?.text ?? key;
  const addresses = fields.filter(isAddress);
  const rank = ({ role, text }: Field) => addressRank(urlIn(text) ?? '') * 3 - order.indexOf(role);
  const best = addresses.toSorted((a, b) => rank(b) - rank(a))[0];
  const url =
    best ??
    fields.find(({ role }) => role !== 'company' && role !== 'careers') ??
    fields.find(({ role }) => role === 'careers');
  if (url !== undefined) return companyRow(place, url.text, name);
  return name === null ? refusedRow(place, 'It names no address') : nameRow(place, name);
}

function readText(value: unknown, key: string | null, place: RowPlace): ListRow {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return refusedRow(place, 'It names no address');
  return addressOf(text) === null ? nameRow(place, text) : companyRow(place, text, key);
}

/** The first line up to which the text cannot begin any JSON; the last line if it is cut off. */
function brokenLine(text: string): number {
  const lines = text.split('\n');
  let first = 1;
  let last = lines.length;
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (isBroken(lines.slice(0, middle).join('\n').trim())) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** False for JSON that is only cut off: the engine then reports its end. */
function isBroken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    const said = String(error);
    const at = /at position (\d+)/.exec(said)?.[1];
    return !/end of JSON input|Unterminated string/.test(said) && Number(at) !== text.length;
  }
}
