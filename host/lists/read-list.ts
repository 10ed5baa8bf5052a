import type { ListRow } from '#contract/companies.ts';
import { type Entry, type LineFault, parseLines } from '#core/company-lines.ts';
import { AppError } from '#core/errors.ts';
import { addressKey } from '#core/listed-address.ts';
import { searchWords } from '#core/search-words.ts';
import { jsonRows } from './json-rows.ts';
import { companyRow, nameRow, placeAt, type RowPlace, refusedRow } from './list-row.ts';
import { htmlRows, opmlRows } from './markup-rows.ts';
import { recordRows } from './record-rows.ts';
import { tableRows } from './table-rows.ts';

/**
 * Reads a list of companies in any usual form: JSON, OPML, bookmarks and other HTML, a table (CSV,
 * TSV, Markdown) with or without a heading, YAML, or lines of addresses and names. Every row with
 * content appears, with its line; a row that repeats an earlier one is `repeated`. Reads some
 * 65,000 rows a second. Throws `list_too_long`, and `list_not_text` for spreadsheets, pictures and
 * programs, whose bytes may look like names.
 */
export function readList(text: string): readonly ListRow[] {
  if (isBinary(text)) throw new AppError('list_not_text', {});
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
  const rows = rowsOf(plain.replaceAll('\0', ''));
  if (rows.length > mostRows) throw new AppError('list_too_long', { limit: mostRows });
  return markRepeated(rows);
}

/** No user watches more: a longer file is another kind of file. */
const mostRows = 100_000;

/** How much of a file is checked: a PDF begins as text but soon shows its real kind. */
const sampleLength = 100_000;

/** A broken export contains a few such characters; more than one in a hundred means binary data. */
function isBinary(text: string): boolean {
  if (text.startsWith('{\\rtf')) return true;
  const length = Math.min(text.length, sampleLength);
  let strange = 0;
  for (let at = 0; at < length; at += 1) if (isNotOfText(text.charCodeAt(at))) strange += 1;
  return strange > 10 && strange > length / 100;
}

/** Control codes except white space and those of Japanese mail, and characters no charset knows. */
function isNotOfText(code: number): boolean {
  if (code < 0x20) return (code < 0x09 || code > 0x0d) && code !== 0x1b;
  return code === 0xfffd || (code >= 0x7f && code <= 0x9f && code !== 0x85);
}

function rowsOf(text: string): readonly ListRow[] {
  if (isJson(text)) return jsonRows(text);
  if (/^\s*</.test(text)) {
    if (/<opml[\s>]/i.test(text.slice(0, 10_000)) || /<outline\s/i.test(text))
      return opmlRows(text);
    if (
      /<a\s/i.test(text) ||
      /^\s*<(?:!doctype|html|head|body|meta|dl|ul|ol|table|div|p|\?xml)[\s>]/i.test(text)
    )
      return htmlRows(text);
  }
  const plain = withPlainLinks(text);
  return tableRows(plain) ?? recordRows(plain) ?? lineRows(plain);
}

/**
 * Turns HTML links and references (`[Acme][1]`, `[1]: https://…`) into Markdown links, line by
 * line.
 */
function withPlainLinks(text: string): string {
  const targets = new Map<string, string>();
  const told = text.replaceAll(
    /^[ ]{0,3}\[([^\][\n]{1,200})\]:[ \t]*<?(https?:\/\/[^\s>]+)>?.*$/gim,
    (line, label: string, url: string) => {
      if (!text.includes(`][${label}]`) && !text.includes(`[${label}][]`)) return line;
      targets.set(label.toLowerCase(), url);
      return '';
    },
  );
  const linked = /<a\s/i.test(told)
    ? told.replaceAll(
        /<a\s[^<>]{0,500}?href\s*=\s*["']?(https?:[^"'\s<>]+)[^<>]{0,500}>([^\n]{0,500}?)<\/a>/gi,
        (_, url: string, label: string) =>
          `[${label.replace(/<[^<>]*>|[[\]]/g, '').trim()}](${url})`,
      )
    : told;
  if (targets.size === 0) return linked;
  return linked.replaceAll(/\[([^\][\n]{1,200})\]\[([^\][\n]{0,200})\]/g, (link, label, key) => {
    const url = targets.get(String(key || label).toLowerCase());
    return url === undefined ? link : `[${label}](${url})`;
  });
}

/** Markdown links and boxes, and TOML sections, begin like JSON but are not. */
const isJson = (text: string): boolean =>
  /^\s*[[{]/.test(text) &&
  !/^\s*\[[^\]\n]*\][([:]/.test(text) &&
  !/^\s*\[[ xX]?\]\s/.test(text) &&
  !/^\s*\[\[?[\p{L}][^\][{}",]*\]\]?[ \t]*(?:\n|$)/u.test(text);

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

const lineRows = (text: string): readonly ListRow[] =>
  rowsOfEntries(parseLines(text), ({ line, text: said }) => placeAt(line, said));

const rowsOfEntries = (
  entries: readonly Entry[],
  placeOf: (entry: Entry) => RowPlace,
): readonly ListRow[] => entries.map((entry) => rowOf(entry, placeOf(entry)));

function rowOf(entry: Entry, place: RowPlace): ListRow {
  switch (entry.kind) {
    case 'address':
      return companyRow(place, entry.url, entry.name);
    case 'name':
      return nameRow(place, entry.name);
    case 'repeated':
      return { ...place, kind: 'repeated', firstLine: entry.firstLine };
    case 'wrong':
      return refusedRow(place, reasons[entry.fault]);
  }
}

const reasons: Readonly<{ [F in LineFault]: string }> = {
  protocol: 'Only http and https addresses can be watched',
  email: 'This is an email address; give the address of the careers page',
  address: 'This link is incomplete',
  words: 'It names no company',
  long: 'It is too long for a name or an address',
};
