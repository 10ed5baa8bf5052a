import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type MethodRow, usualDeadlineMs } from '#contract/define.ts';
import { events } from '#contract/events.ts';
import { methods } from '#contract/methods.ts';
import { formatDuration } from '#core/duration.ts';
import { callWords, eventWords } from './call-words.ts';
import { type DocComments, readDocComments } from './doc-comments.ts';
import { anchorOf, code, table } from './markdown.ts';
import {
  boundsWords,
  type JsonSchema,
  jsonSchemaOf,
  type NamedSchemas,
  referencesOf,
  typeLinks,
  typeWords,
} from './type-words.ts';

/** Every call that a client may make, by noun: what it takes, what it answers. */
export async function httpMethods(): Promise<string> {
  const book = await readBook();
  const byNoun = Map.groupBy(publicMethods(), ([name]) => name.split('.')[0] ?? name);
  const parts = [...byNoun].flatMap(([noun, rows]) => [
    `## Calls: ${noun}`,
    ...rows.map(([name, row]) => methodSection(name, row, book)),
  ]);
  return parts.join('\n\n');
}

/** Every type that the calls and events name, in alphabetical order. */
export async function httpTypes(): Promise<string> {
  const book = await readBook();
  return [...book.used]
    .toSorted()
    .map((name) => typeSection(name, book))
    .join('\n\n');
}

/** Every event that a client gets. */
export async function eventTable(): Promise<string> {
  const book = await readBook();
  return table(
    ['Event', 'Data', 'What it says'],
    Object.entries(events).map(([name, schema]) => [
      code(name),
      typeLinks(typeOf(schema, 'output', book), book.used),
      eventWords[name] ?? '',
    ]),
  );
}

/** What the pages are made from: the schemas by name, the comments, and the names in use. */
type Book = {
  readonly named: NamedSchemas;
  readonly comments: DocComments;
  readonly used: ReadonlySet<string>;
};

async function readBook(): Promise<Book> {
  const named = new Map<z.ZodType, string>();
  const comments = { exports: new Map(), fields: new Map() };
  for (const room of ['core', 'contract']) {
    for (const file of await filesOf(room)) {
      const source = await readFile(file, 'utf8');
      const read = readDocComments(source);
      for (const part of ['exports', 'fields'] as const) {
        for (const [key, text] of read[part]) comments[part].set(key, text);
      }
      if (!source.includes("from 'zod'")) continue;
      const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
      for (const [name, value] of Object.entries(module)) {
        if (value instanceof z.ZodType && /^[A-Z]/.test(name) && !named.has(value)) {
          named.set(value, name);
        }
      }
    }
  }
  return { named, comments, used: usedNames(named) };
}

const filesOf = async (room: string): Promise<readonly string[]> => {
  const folder = path.resolve(import.meta.dirname, '../..', room);
  const names = (await readdir(folder)).filter((name) => /^[\w-]+\.ts$/.test(name));
  return names.toSorted().map((name) => path.join(folder, name));
};

/** The named schemas that clients meet, also those that only another named one refers to. */
function usedNames(named: NamedSchemas): ReadonlySet<string> {
  const byName = new Map([...named].map(([schema, name]) => [name, schema]));
  const used = new Set<string>();
  const visit = (schema: z.ZodType, io: 'input' | 'output'): void => {
    const name = named.get(schema);
    if (name !== undefined && used.has(name)) return;
    if (name !== undefined) used.add(name);
    for (const reference of referencesOf(jsonSchemaOf(schema, io, named))) {
      const next = byName.get(reference);
      if (next !== undefined) visit(next, io);
    }
  };
  for (const [, { input, output }] of publicMethods()) {
    visit(input, 'input');
    visit(output, 'output');
  }
  for (const schema of Object.values(events)) visit(schema, 'output');
  return used;
}

/** The calls of clients; dispatch refuses internal ones from any client. */
export const publicMethods = (): readonly (readonly [string, MethodRow])[] =>
  Object.entries<MethodRow>(methods).filter(([, { isInternal }]) => isInternal !== true);

function methodSection(name: string, row: MethodRow, book: Book): string {
  const input = jsonSchemaOf(row.input, 'input', book.named);
  const takes = book.named.get(row.input);
  const fields =
    takes === undefined
      ? fieldTable([name], input, book, 'sent')
      : `Takes a [${takes}](#${anchorOf(takes)}).`;
  const isSlow = row.deadlineMs !== undefined && row.deadlineMs > usualDeadlineMs;
  return [
    `### ${name}`,
    callWords[name] ?? '',
    fields || 'Takes an empty object.',
    `Answers ${answerWords(row.output, book)}.`,
    isSlow ? `May take up to ${formatDuration(row.deadlineMs)}.` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function answerWords(output: z.ZodType, book: Book): string {
  const type = typeOf(output, 'output', book);
  return output instanceof z.ZodVoid ? 'nothing' : typeLinks(type, book.used);
}

const typeOf = (schema: z.ZodType, io: 'input' | 'output', { named }: Book): string =>
  named.get(schema) ?? typeWords(jsonSchemaOf(schema, io, named));

function typeSection(name: string, book: Book): string {
  const [schema] = [...book.named].find(([, each]) => each === name) ?? [];
  if (schema === undefined) return '';
  const json = jsonSchemaOf(schema, 'output', book.named);
  const doc = book.comments.exports.get(name) ?? '';
  const fields = fieldTable([name], json, book, 'answered');
  const words = fields === '' ? typeLinks(typeWords(json), book.used) : fields;
  return [`### ${name}`, doc, words].filter((part) => part !== '').join('\n\n');
}

/** The fields of an object; empty if the schema has no fields. */
function fieldTable(
  owners: readonly string[],
  { properties, required = [] }: JsonSchema,
  { comments, used }: Book,
  direction: 'sent' | 'answered',
): string {
  const rows = Object.entries(properties ?? {}).map(([field, schema]) => {
    const doc = owners.map((owner) => comments.fields.get(`${owner}.${field}`)).find(Boolean) ?? '';
    const usual = typeof schema === 'object' ? schema.default : undefined;
    const notes = [
      doc,
      direction === 'sent' ? boundsWords(schema) : '',
      direction === 'sent' && usual !== undefined
        ? `${code(JSON.stringify(usual))} if left out`
        : '',
    ];
    return [
      code(required.includes(field) || direction === 'answered' ? field : `${field}?`),
      typeLinks(typeWords(schema), used),
      notes
        .filter((note) => note !== '')
        .map(sentence)
        .join(' '),
    ];
  });
  return rows.length === 0 ? '' : table(['Field', 'Type', 'Meaning'], rows);
}

const sentence = (text: string): string => {
  const [first = ''] = text;
  return `${first.toUpperCase()}${text.slice(1)}${/[.:]$/.test(text) ? '' : '.'}`;
};
