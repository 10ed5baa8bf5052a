import { settingsStrings as words } from '#renderer/strings/settings.ts';
import type { SettingField } from './setting-field.ts';

/** What a person typed, as the host takes it; or what is wrong with it. */
export type Typed =
  | { readonly value: unknown; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/** A stored value as its field shows it. */
export function textOf(field: SettingField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'number' && typeof value === 'number') {
    return String(Number((value / (field.per ?? 1)).toFixed(3)));
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The value that a text in a field means. Whether it may be so, the host says. */
export function readTyped(field: SettingField, text: string): Typed {
  const trimmed = text.trim();
  switch (field.kind) {
    case 'number': {
      const number = Number(trimmed.replace(',', '.'));
      if (trimmed === '' || !Number.isFinite(number)) return wrong(words.problems.number);
      const stored = number * (field.per ?? 1);
      return right(field.per === undefined ? stored : Math.round(stored));
    }
    case 'text':
      if (trimmed !== '') return right(trimmed);
      return field.nothing === undefined ? wrong(words.problems.missing) : right(null);
    case 'secret':
      return right(trimmed === '' ? null : trimmed);
    case 'switch':
      return right(trimmed === 'true');
    case 'choice': {
      const chosen = field.choices(null).find(({ value }) => String(value) === trimmed);
      return right(chosen?.value ?? trimmed);
    }
  }
}

/** A value in words: `30 s`, `On`, `every 6 hours`. */
export function wordsOf(field: SettingField, value: unknown): string {
  if (field.kind === 'switch') return value === true ? words.on : words.off;
  if (field.kind === 'choice') {
    return (
      field.choices(value).find((choice) => choice.value === value)?.label ?? textOf(field, value)
    );
  }
  const text = textOf(field, value);
  if (text === '') return 'nothing' in field ? (field.nothing ?? words.none) : words.none;
  return field.kind === 'number' && field.unit !== undefined ? `${text} ${field.unit}` : text;
}

const right = (value: unknown): Typed => ({ value, problem: null });
const wrong = (problem: string): Typed => ({ value: null, problem });
