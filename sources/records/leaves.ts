import type { JsonPath } from '#core/recipe.ts';
import { isRecord } from '../fields/lenient.ts';
import { isLanguage } from './field-words.ts';
import { fieldAt, type Spot } from './json-path.ts';

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

/** The fields of records, those inside their objects too. Lists are fields, and not looked into. */
export function leavesOf(records: readonly Spot[]): readonly Leaf[] {
  const found = new Map<string, { path: JsonPath; name: string }>();
  const visit = (value: unknown, path: JsonPath, name: string): void => {
    if (!isRecord(value) || path.length > mostDepth) return;
    for (const [key, inner] of Object.entries(value)) {
      const isWrapper = path.length === 0 || wrappers.has(path.at(-1) ?? '');
      const own = isWrapper || !(plain.test(key) || isLanguage(key)) ? key : name;
      const next = [...path, key];
      const id = JSON.stringify(next);
      if (!found.has(id)) {
        if (found.size >= mostLeaves) return;
        found.set(id, { path: next, name: own });
      }
      visit(resolved(records, next, inner), next, own);
    }
  };
  for (const record of records) visit(record.value, [], '');
  return [...found.values()].map(({ path, name }) => ({
    path,
    name,
    values: records.map((record) => fieldAt(record, path)),
  }));
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
