import type { ListRow } from '#contract/views/company.ts';
import { type ColumnRole, columnRole, nameRank } from '#core/company-columns.ts';
import { addressOf, addressRank } from '#core/listed-address.ts';
import { companyRow, nameRow, placeAt, refusedRow } from './list-row.ts';

type Field = { readonly key: string; readonly value: string; readonly line: number };

const field = /^\s*(-\s+)?["']?([\p{L}][\p{L}\p{N} _-]{0,30}?)["']?\s*:(?:\s+(.*))?$/u;

/**
 * Companies as fields below each other, as YAML writes them and people do: `name: Acme` and
 * `url: https://…`. Null where the text is no such list. A dash, a blank line, or a field that is
 * there already begins the next company.
 */
export function recordRows(text: string): readonly ListRow[] | null {
  const lines = text.split('\n');
  const told = lines.filter((line) => line.trim() !== '' && !/^\s*(?:#|---|\.\.\.)/.test(line));
  const usual = told.filter((line) => isField(line));
  if (usual.length < 2 || usual.length * 2 < told.length) return null;
  const records: Field[][] = [];
  let open: Field[] = [];
  const close = () => {
    if (open.length > 0) records.push(open);
    open = [];
  };
  for (const [i, line] of lines.entries()) {
    const [, dash, key = '', value = ''] = field.exec(line) ?? [];
    if (dash !== undefined || line.trim() === '') close();
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

/** A field whose name says that it is about a company. */
function isField(line: string): boolean {
  const [, , key = '', value = ''] = field.exec(line) ?? [];
  return key !== '' && !value.startsWith('//') && columnRole(key) !== null;
}

const order: readonly (ColumnRole | null)[] = ['careers', 'address', 'website'];

function rowOf(fields: readonly Field[]): readonly ListRow[] {
  const last = fields.at(-1)?.line ?? 1;
  const place = placeAt(last, fields.map(({ key, value }) => `${key}: ${value}`).join(', '));
  const roles = fields.map((each) => ({ ...each, role: columnRole(each.key) }));
  const name = roles
    .filter(({ role }) => role === 'company')
    .toSorted((a, b) => nameRank(b.key) - nameRank(a.key))[0]?.value;
  const addresses = roles.filter(({ role }) => order.some((each) => each === role));
  const rank = ({ role, value }: (typeof addresses)[number]) =>
    addressRank(addressOf(value)?.url ?? '') * 3 - order.indexOf(role);
  const best = addresses
    .filter(({ value }) => addressOf(value)?.url != null)
    .toSorted((a, b) => rank(b) - rank(a))[0];
  const url = best ?? addresses[0];
  if (url !== undefined) return [companyRow(place, url.value, name ?? null)];
  if (name !== undefined) return [nameRow(place, name)];
  return roles.some(({ role }) => role === null) ? [] : [refusedRow(place, 'It names no company')];
}
