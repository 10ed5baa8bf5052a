import { stringify } from 'csv-stringify/sync';

export const csvMimeType = 'text/csv; charset=utf-8';

/** Rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made text. */
export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((cells) => [...cells]),
    { escape_formulas: true, record_delimiter: '\r\n' },
  );

/**
 * The start of a file that a spreadsheet reads as UTF-8: a byte order mark if `text` holds more than
 * ASCII, else nothing.
 */
export const byteOrderMark = (text: string): string => (/[^\0-\x7f]/.test(text) ? '\ufeff' : '');
