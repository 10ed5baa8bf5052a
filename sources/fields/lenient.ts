import { z } from 'zod';
import { collapseBlanks } from '../html-text.ts';

/**
 * Readers for the fields of a vendor's answer. Types drift between tenants (an id as number or
 * text, a flag as word, `{}` for empty), so none of these fails: what makes no sense is absent.
 */

/** One line of text, blanks collapsed; a number becomes text. Null where there is none. */
export const line = z.transform(toLine);

/** HTML or longer text as it is; empty where there is none. */
export const body = z.transform((value: unknown): string =>
  typeof value === 'string' ? value : '',
);

/** True or false as booleans, words or digits. Null where it is not said. */
export const flag = z.transform((value: unknown): boolean | null => {
  if (typeof value === 'boolean') return value;
  if (value === 1 || (typeof value === 'string' && /^(true|yes|1)$/i.test(value))) return true;
  if (value === 0 || (typeof value === 'string' && /^(false|no|0)$/i.test(value))) return false;
  return null;
});

/** A number, also as text: `"60000"`, `"60,000.50"`, `"60.000"`. */
export const amount = z.transform(toAmount);

/** The entries of a list that can be read; none where it is no list. */
export const listOf = <S extends z.ZodType>(entry: S) =>
  z.transform((value: unknown): readonly z.output<S>[] => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item) => {
      const read = entry.safeParse(item);
      return read.success ? [read.data] : [];
    });
  });

/** An object whose fields are all lenient; as if empty where it is no object. */
export const part = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((value) => (isRecord(value) ? value : {}), z.object(shape));

/** Text that must be there: without it the whole entry cannot be read. */
export const required = z.preprocess((value) => toLine(value) ?? undefined, z.string());

/** A JSON object, neither null nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `line` reads, for a value at hand. */
export function toLine(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? collapseBlanks(value) || null : null;
}

/** What `amount` reads, for a value at hand. */
export function toAmount(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)
    ? text.replaceAll('.', '').replace(',', '.')
    : text.replace(/[,\s'’](?=\d{3}(\D|$))/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
