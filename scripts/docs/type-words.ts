import { z } from 'zod';
import { anchorOf } from './markdown.ts';

/** A JSON Schema as zod writes it. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Schemas that have a name: their uses link to it. */
export type NamedSchemas = ReadonlyMap<z.ZodType, string>;

/** The JSON Schema of what is sent (`input`) or answered (`output`), with references to named schemas. */
export function jsonSchemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  named: NamedSchemas,
): JsonSchema {
  const metadata = z.registry<{ id: string }>();
  for (const [each, id] of named) if (each !== schema) metadata.add(each, { id });
  return z.toJSONSchema(schema, { io, metadata, unrepresentable: 'any', reused: 'inline' });
}

/** A type in a few words, as in TypeScript: `string | null`, `'new' | 'open'`, `PostingRow[]`. */
export function typeWords(schema: JsonSchema | boolean): string {
  if (typeof schema === 'boolean') return 'any JSON';
  if (schema.$ref !== undefined) return schema.$ref.replace('#/$defs/', '');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(typeWords))].join(' | ');
  if (schema.const !== undefined) return quoted(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(quoted).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') return arrayWords(schema.items);
  if (schema.type === 'object') return objectWords(schema);
  if (schema.format === 'date-time') return 'date and time';
  if (schema.format === 'uri') return 'address';
  return schema.type ?? 'any JSON';
}

/** The names of schemas that a type refers to, at any depth. */
export function referencesOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(referencesOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === '$ref') return [String(value).replace('#/$defs/', '')];
    return key === '$defs' ? [] : referencesOf(value);
  });
}

/** The words of a type as Markdown: each name in it leads to its heading. */
export const typeLinks = (words: string, names: ReadonlySet<string>): string =>
  words
    .split(/(\b[A-Z]\w+\b)/)
    .filter((part) => part !== '')
    .map((part) => (names.has(part) ? `[${part}](#${anchorOf(part)})` : escaped(part)))
    .join('');

const escaped = (text: string): string => text.replaceAll(/[<>*_]/g, (sign) => `\\${sign}`);

/** The limits of a value beside its type: lengths, bounds. Empty if it has none. */
export function boundsWords(schema: JsonSchema | boolean): string {
  if (typeof schema === 'boolean') return '';
  const inner = schema.anyOf?.find((each) => typeof each === 'object' && each.type !== 'null');
  const of = typeof inner === 'object' ? inner : schema;
  const least = of.minimum ?? (of.exclusiveMinimum === 0 ? 1 : undefined);
  return [
    rangeWords(isBound(least) ? least : undefined, isBound(of.maximum) ? of.maximum : undefined),
    of.minLength === 1 ? 'not empty' : '',
    of.maxLength === undefined ? '' : `at most ${of.maxLength} characters`,
    of.maxItems === undefined ? '' : `at most ${of.maxItems}`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function rangeWords(least: number | undefined, most: number | undefined): string {
  if (least === undefined) return most === undefined ? '' : `${most} or less`;
  return most === undefined ? `${least} or more` : `${least} to ${most}`;
}

/** Zod bounds every whole number by what JavaScript holds exactly: that is no bound of ours. */
const isBound = (value: number | undefined): boolean =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;

const quoted = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : String(value);

function arrayWords(items: JsonSchema['items']): string {
  if (items === undefined || Array.isArray(items)) return 'list';
  const of = typeWords(items);
  return of.includes(' | ') && !of.startsWith('{') ? `(${of})[]` : `${of}[]`;
}

function objectWords({ properties, required = [], additionalProperties }: JsonSchema): string {
  const fields = Object.entries(properties ?? {});
  if (fields.length === 0) {
    return additionalProperties === undefined || additionalProperties === false
      ? '{}'
      : `object of ${typeWords(additionalProperties)}`;
  }
  const words = fields.map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${typeWords(schema)}`,
  );
  return `{ ${words.join(', ')} }`;
}
