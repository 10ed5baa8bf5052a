import { z } from 'zod';
import { collapseBlanks } from '../html-text.ts';

/**
 * Readers for the fields of a vendor's answer. Types vary between tenants (an id as number or text,
 * a flag as word, `{}` for empty), so none of these fails: an odd value counts as absent.
 */

/** One line of text with single blanks; a number becomes text. Null if there is none. */
export const line = z.transform(toLine);

/** Several lines of text as they are, such as those that a row's part collects (`td+`). */
export const lines = z.transform((value: unknown): string | null =>
  typeof value === 'string' ? value : null,
);

/** HTML or longer text as it is; empty if there is none. */
export const body = z.transform((value: unknown): string =>
  typeof value === 'string' ? value : '',
);

/** A boolean, also as a word or digit. Null if not stated. */
export const flag = z.transform((value: unknown): boolean | null => {
  if (typeof value === 'boolean') return value;
  if (value === 1 || (typeof value === 'string' && /^(true|yes|1)$/i.test(value))) return true;
  if (value === 0 || (typeof value === 'string' && /^(false|no|0)$/i.test(value))) return false;
  return null;
});

/** A number, also as text: `"60000"`, `"60,000.50"`, `"60.000"`. */
export const amount = z.transform(toAmount);

/** The readable entries of a list; empty for anything else. */
export const listOf = <S extends z.ZodType>(entry: S) =>
  z.transform((value: unknown): readonly z.output<S>[] => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item) => {
      const read = entry.safeParse(item);
      return read.success ? [read.data] : [];
    });
  });

/** Like `listOf`, but a single entry stands for itself, as in XML. */
export const oneOrMore = <S extends z.ZodType>(entry: S) =>
  z.preprocess((value) => [value ?? []].flat(), listOf(entry));

/** An object of lenient fields; empty for any other value. */
export const part = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((value) => (isRecord(value) ? value : {}), z.object(shape));

/** Text that must be there: without it the whole entry is unreadable. */
export const required = z.preprocess((value) => toLine(value) ?? undefined, z.string());

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function toLine(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? collapseBlanks(value) || null : null;
}

export function toAmount(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
    ? text.replaceAll('.', '').replace(',', '.')
    : text.replace(/[,\s'’](?=\d{3}(\D|$))/g, '');
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** A number of things: whole, and small enough to be exact. Null for any other. */
export const toCount = (value: unknown): number | null => {
  const number = toAmount(value);
  return Number.isSafeInteger(number) && (number ?? -1) >= 0 ? number : null;
};
