import type { ListRow } from '#contract/views/company.ts';
import { type ColumnRole, columnRole, nameRank } from '#core/company-columns.ts';
import { addressOf, addressRank } from '#core/listed-address.ts';
import { companyRow, nameRow, placeAt, type RowPlace, refusedRow } from './list-row.ts';

/** So deep an entry may lie: deeper ones are made to break readers. */
const deepest = 20;

/**
 * The companies in JSON: addresses, names, or objects with both under any usual key; in a list, in
 * an object around it, in groups, or as one value a line (NDJSON). The line of an entry is its
 * number. What is no JSON is one refused row, at the line where that shows.
 */
export function jsonRows(text: string): readonly ListRow[] {
  const parsed = parsedJson(text);
  if (parsed === null) {
    const line = brokenLine(text);
    const place = placeAt(line, text.split('\n')[line - 1] ?? '');
    return [refusedRow(place, 'It is not valid JSON')];
  }
  const rows: ListRow[] = [];
  collect(parsed.value, { key: null, depth: 0 }, (value, read) => {
    const number = rows.length + 1;
    rows.push(read(placeAt(number, JSON.stringify(value))));
  });
  return rows;
}

/** One value, or one in each line. */
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

/** A company, or what is around companies: `{"Acme": "https://…"}`, `{"companies": […]}`. */
function collectObject(
  entries: readonly (readonly [string, unknown])[],
  at: At & { readonly value: unknown },
  found: Found,
): void {
  const { value, key, depth } = at;
  const fields = entries.flatMap(fieldOf);
  const inside = entries.filter(([, each]) => typeof each === 'object' && each !== null);
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

/** Of a company that has a name, the addresses may be in an object: `"links": {"careers": …}`. */
const fieldsInside = ([, each]: readonly [string, unknown]): readonly Field[] =>
  Array.isArray(each)
    ? []
    : Object.entries(each ?? {})
        .flatMap(fieldOf)
        .filter(({ role }) => role !== 'company');

type Field = {
  readonly field: string;
  readonly text: string;
  readonly role: ReturnType<typeof columnRole>;
};

const isAddress = ({ text, role }: Field): boolean =>
  role !== 'company' && addressOf(text)?.url != null;

const order: readonly (ColumnRole | null)[] = ['careers', 'address', 'website'];

function readObject(fields: readonly Field[], key: string | null, place: RowPlace): ListRow {
  const names = fields
    .filter(({ role }) => role === 'company')
    .toSorted((a, b) => nameRank(b.field) - nameRank(a.field));
  const name = names[0]?.text ?? key;
  const addresses = fields.filter(isAddress);
  const rank = ({ role, text }: Field) =>
    addressRank(addressOf(text)?.url ?? '') * 3 - order.indexOf(role);
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

/** The first line up to which it cannot be the beginning of any JSON; the last where it breaks off. */
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

/** False also for JSON that is only cut off: the engine then complains of its end. */
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
