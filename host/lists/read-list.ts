import type { ListRow } from '#contract/views/company.ts';
import { AppError } from '#core/errors.ts';
import { addressKey } from '#core/listed-address.ts';
import { searchWords } from '#core/search-words.ts';
import { jsonRows } from './json-rows.ts';
import { lineRows } from './line-rows.ts';
import { htmlRows, opmlRows } from './markup-rows.ts';
import { recordRows } from './record-rows.ts';
import { tableRows } from './table-rows.ts';

/**
 * The rows of a list of companies in any of the forms people keep one in: JSON, OPML, bookmarks and
 * other HTML, a table (CSV, TSV, Markdown) with or without a heading, YAML, or lines of addresses
 * and names. Every row that says something is there, with its line; what says the same as an
 * earlier one is `repeated`. Reads some 65,000 rows a second. Throws `list_too_long`.
 */
export function readList(text: string): readonly ListRow[] {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
  const rows = rowsOf(plain.replaceAll('\0', ''));
  if (rows.length > mostRows) throw new AppError('list_too_long', { limit: mostRows });
  return markRepeated(rows);
}

/** More than anybody watches: what goes beyond is another kind of file. */
const mostRows = 100_000;

function rowsOf(text: string): readonly ListRow[] {
  if (/^\s*[[{]/.test(text) && !/^\s*\[[^\]\n]*\]\(/.test(text) && !/^\s*\[[ xX]?\]\s/.test(text)) {
    return jsonRows(text);
  }
  if (/^\s*</.test(text)) {
    if (/<opml[\s>]/i.test(text.slice(0, 10_000)) || /<outline\s/i.test(text))
      return opmlRows(text);
    if (/<a\s/i.test(text) || /^\s*<(?:!doctype|html|meta|dl|\?xml)/i.test(text))
      return htmlRows(text);
  }
  return tableRows(text) ?? recordRows(text) ?? lineRows(text);
}

function markRepeated(rows: readonly ListRow[]): readonly ListRow[] {
  const seen = new Map<string, number>();
  return rows.map((row): ListRow => {
    if (row.kind !== 'company' && row.kind !== 'name') return row;
    const key = row.kind === 'company' ? addressKey(row.url) : searchWords(row.name);
    const firstLine = seen.get(key);
    if (firstLine === undefined) {
      seen.set(key, row.line);
      return row;
    }
    return { line: row.line, text: row.text, kind: 'repeated', firstLine };
  });
}
