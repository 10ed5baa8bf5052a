/**
 * Text without the characters that no one can see and that do harm: control characters, at the
 * first of which (NUL) SQLite ends a text, and those that turn the direction of what follows. Tabs
 * and line breaks stay. Half a surrogate pair becomes U+FFFD, which every encoding can carry.
 */
export const legible = (text: string): string => text.toWellFormed().replace(harmful, '');

const harmful = /[[\p{Cc}\u202d\u202e]--[\t\n\v\f\r]]/gv;
