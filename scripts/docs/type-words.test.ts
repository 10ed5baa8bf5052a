import { expect, it } from 'vitest';
import { z } from 'zod';
import { boundsWords, jsonSchemaOf, referencesOf, typeLinks, typeWords } from './type-words.ts';

const Colour = z.enum(['red', 'blue']);
const named = new Map<z.ZodType, string>([[Colour, 'Colour']]);
const wordsOf = (schema: z.ZodType): string => typeWords(jsonSchemaOf(schema, 'input', named));

it.each([
  [z.string().nullable(), 'string | null'],
  [z.enum(['new', 'open']), "'new' | 'open'"],
  [z.array(Colour), 'Colour[]'],
  [z.array(Colour.nullable()), '(Colour | null)[]'],
  [z.object({ a: z.number(), b: z.boolean().optional() }), '{ a: number, b?: boolean }'],
  [z.record(z.string(), z.number()), 'object of number'],
  [z.union([z.literal('on'), z.number()]), "'on' | number"],
  [z.unknown(), 'any JSON'],
  [z.iso.datetime(), 'date and time'],
  [z.url(), 'address'],
])('writes a type in words (%#)', (schema, words) => {
  expect(wordsOf(schema)).toBe(words);
});

it.each([
  [z.number().int(), ''],
  [z.number().int().min(1).max(16), '1 to 16'],
  [z.number().positive().int().nullable(), '1 or more'],
  [z.string().min(1).max(200), 'not empty, at most 200 characters'],
  [z.array(z.string()).max(5), 'at most 5'],
])('writes bounds in words (%#)', (schema, words) => {
  expect(boundsWords(jsonSchemaOf(schema, 'input', named))).toBe(words);
});

it('leads from a name to its heading, and from no other word', () => {
  expect(typeLinks('Colour[] | Other | null', new Set(['Colour']))).toBe(
    '[Colour](#colour)[] | Other | null',
  );
});

it('finds names at any depth', () => {
  const schema = jsonSchemaOf(
    z.object({ list: z.array(z.object({ of: Colour })) }),
    'input',
    named,
  );
  expect(referencesOf(schema)).toEqual(['Colour']);
});
