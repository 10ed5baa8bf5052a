import type { JsonPath } from '#core/recipe.ts';
import { isRecord } from '../fields/lenient.ts';
import { isLanguage, plainKey } from './field-words.ts';
import { entryKey, fieldAt, type Spot } from './json-path.ts';
import { textOf } from './record-values.ts';

/** One field of a list's records. */
export type Leaf = {
  readonly path: JsonPath;
  /** The key that says what it is: that of the object around a `name` or a `rendered`. */
  readonly name: string;
  /** The value in each record of the sample; undefined if it is absent. */
  readonly values: readonly unknown[];
};

/** Objects that only wrap a record, in GraphQL, JSON:API, Strapi, Contentful and Elasticsearch. */
const wrappers = new Set(
  'node attributes fields _source source data job item content document posting acf properties record value frontmatter vacancy position meta'.split(
    ' ',
  ),
);
/** Keys that say nothing of their own. */
const plain =
  /^(?:name|label|title|text|value|display|displayname|rendered|descriptor|formatted|iv|raw|html|plain)$/;

const mostDepth = 4;
const mostLeaves = 400;

/**
 * The fields of records, those inside their objects too. Lists are fields, and not looked into
 * unless their entries are named values. A record may be a row: a list without names.
 */
export function leavesOf(records: readonly Spot[]): readonly Leaf[] {
  const found = new Map<string, { path: JsonPath; name: string }>();
  const add = (path: JsonPath, name: string): boolean => {
    const id = JSON.stringify(path);
    if (found.has(id)) return true;
    if (found.size >= mostLeaves) return false;
    found.set(id, { path, name });
    return true;
  };
  const visit = (value: unknown, path: JsonPath, name: string): void => {
    if (path.length > mostDepth) return;
    if (Array.isArray(value)) {
      for (const entry of namedEntries(value)) {
        add([...path, entryKey(entry.key, entry.name), entry.value], entry.name);
      }
    }
    if (!isRecord(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const isWrapper = path.length === 0 || wrappers.has(path.at(-1) ?? '');
      const own = isWrapper || !(plain.test(key) || isLanguage(key)) ? key : name;
      const next = [...path, key];
      if (!add(next, own)) return;
      visit(resolved(records, next, inner), next, own);
    }
  };
  for (const record of records) {
    const { value } = record;
    if (!Array.isArray(value)) visit(value, [], '');
    else for (const at of value.keys()) add([String(at)], columnsOf(record)[at] ?? '');
  }
  return [...found.values()].map(({ path, name }) => ({
    path,
    name,
    values: records.map((record) => fieldAt(record, path)),
  }));
}

const entryNames = ['name', 'key', 'kind', 'label', 'field', 'type', 'code', 'title', 'id'];
const entryValues = ['value', 'text', 'values', 'content', 'val', 'data', 'displayValue'];
const mostEntries = 40;

type NamedEntry = { readonly key: string; readonly name: string; readonly value: string };

/** The entries of `[{ kind: 'TITLE', value: 'Baker' }, …]`; none if a name comes twice. */
function namedEntries(list: readonly unknown[]): readonly NamedEntry[] {
  const [first] = list;
  if (!isRecord(first) || list.length > mostEntries) return [];
  const value = entryValues.find((each) => Object.hasOwn(first, each));
  const key = entryNames.find((each) => typeof first[each] === 'string');
  if (key === undefined || value === undefined) return [];
  const names = list.map((each) => (isRecord(each) ? each[key] : null));
  if (new Set(names).size < list.length) return [];
  return names.flatMap((name) =>
    typeof name === 'string' && /\S/.test(name) && name.length <= 100 ? [{ key, name, value }] : [],
  );
}

const columnLists = /^(?:columns?|cols|headers?|fields|keys|names|headings|columnnames|schema)$/;

/** What a table calls its columns, in a list beside its rows; empty if nothing does. */
function columnsOf({ value, way }: Spot): readonly string[] {
  if (!Array.isArray(value)) return [];
  for (const { value: around } of way.toReversed()) {
    if (!isRecord(around)) continue;
    for (const [key, list] of Object.entries(around)) {
      if (!columnLists.test(plainKey(key)) || !Array.isArray(list)) continue;
      const names = list.map((each) => textOf(each) ?? '');
      if (names.length === value.length && names.some((name) => name !== '')) return names;
    }
    return [];
  }
  return [];
}

/** What a cache's reference leads to, by the first record that has the field. */
function resolved(records: readonly Spot[], path: JsonPath, value: unknown): unknown {
  if (!isRecord(value) || typeof value.__ref !== 'string') return value;
  for (const record of records) {
    const found = fieldAt(record, path);
    if (found !== undefined) return found;
  }
  return value;
}
