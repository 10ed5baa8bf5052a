import type { ListRow } from '#contract/companies.ts';
import { type ColumnRole, columnRole, nameRank } from '#core/company-columns.ts';
import { addressesIn } from '#core/line-pieces.ts';
import { addressRank } from '#core/listed-address.ts';
import { companyRow, nameRow, placeAt, refusedRow } from './list-row.ts';

type Field = { readonly key: string; readonly value: string; readonly line: number };

const field = /^\s*(-\s+)?["']?([\p{L}][\p{L}\p{N} _-]{0,30}?)["']?\s*(?::(?:\s+(.*))?|=\s*(.*))$/u;

/**
 * Reads companies written as fields below each other, as in YAML: `name: Acme` and `url:
 * https://…`. Null for other texts. A dash, a blank line or a repeated field begins the next
 * company.
 */
export function recordRows(text: string): readonly ListRow[] | null {
  const lines = text.split('\n');
  const told = lines.filter(
    (line) => line.trim() !== '' && !/^\s*(?:[#;]|---|\.\.\.)/.test(line) && !isSection(line),
  );
  const usual = told.filter((line) => isField(line));
  if (usual.length < (lines.some(isSection) ? 1 : 2) || usual.length * 2 < told.length) return null;
  const records: Field[][] = [];
  let open: Field[] = [];
  const close = () => {
    if (open.length > 0) records.push(open);
    open = [];
  };
  for (const [i, line] of lines.entries()) {
    const [, dash, key = '', afterColon, afterSign] = field.exec(line) ?? [];
    const value = afterColon ?? afterSign ?? '';
    if (dash !== undefined || line.trim() === '' || isSection(line)) close();
    if (key === '') continue;
    if (open.some((each) => each.key === key)) close();
    const said = value
      .trim()
      .replace(/\s+#.*$/, '')
      .replace(/^(["'])(.*)\1$/, '$2');
    // A key without a value opens a group.
    if (said !== '') open.push({ key, value: said, line: i + 1 });
  }
  close();
  return records.flatMap(rowOf);
}

/** `[company]` of an INI file, `[[company]]` of TOML. */
const isSection = (line: string): boolean => /^\s*\[\[?[^\][{}"]+\]\]?\s*$/.test(line);

function isField(line: string): boolean {
  const [, , key = '', afterColon, afterSign] = field.exec(line) ?? [];
  const value = afterColon ?? afterSign ?? '';
  return key !== '' && !value.startsWith('//') && columnRole(key) !== null;
}

const order: readonly (ColumnRole | null)[] = ['careers', 'address', 'website'];

const urlIn = (value: string): string | null => addressesIn(value).urls[0] ?? null;

function rowOf(fields: readonly Field[]): readonly ListRow[] {
  const last = fields.at(-1)?.line ?? 1;
  const place = placeAt(last, fields.map(({ key, value }) => `${key}: ${value}`).join(', '));
  const roles = fields.map((each) => ({ ...each, role: columnRole(each.key) }));
  const name = roles
    .filter(({ role }) => role === 'company')
    .toSorted((a, b) => nameRank(b.key) - nameRank(a.key))[0]?.value;
  const addresses = roles.filter(({ role }) => order.some((each) => each === role));
  const rank = ({ role, value }: (typeof addresses)[number]) =>
    addressRank(urlIn(value) ?? '') * 3 - order.indexOf(role);
  const best = addresses
    .filter(({ value }) => urlIn(value) !== null)
    .toSorted((a, b) => rank(b) - rank(a))[0];
  const url = best ?? addresses[0];
  if (url !== undefined) return [companyRow(place, url.value, name ?? null)];
  if (name !== undefined) return [nameRow(place, name)];
  return roles.some(({ role }) => role === null) ? [] : [refusedRow(place, 'It names no company')];
}
