/**
 * Removes invisible characters that do harm: control characters (SQLite ends a text at NUL) and
 * marks that change the writing direction. Tabs and line breaks stay. Half a surrogate pair becomes
 * U+FFFD, which every encoding can carry.
 */
export const legible = (text: string): string => text.toWellFormed().replace(harmful, '');

const harmful = /[[\p{Cc}\u202d\u202e]--[\t\n\v\f\r]]/gv;
