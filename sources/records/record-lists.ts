import type { JsonPath } from '#core/recipe.ts';
import { isRecord } from '../fields/lenient.ts';
import {
  every,
  inText,
  isBranch,
  ofType,
  parsedText,
  rootSpot,
  type Spot,
  step,
  typeOf,
} from './json-path.ts';

/** Records at one path of a JSON value. */
export type RecordsAt = { readonly path: JsonPath; readonly records: readonly Spot[] };

/** Values looked at; a page with more is no list for people. */
const mostValues = 300_000;
const mostDepth = 40;
/** Shorter texts hold no list. */
const leastText = 60;

/**
 * All lists of records in a JSON value: arrays, maps whose keys are ids or groups, and the records
 * of each type in a normalised cache. Lists at the same place of several groups are one list.
 */
export function recordListsIn(json: unknown): readonly RecordsAt[] {
  const lists = new Map<string, { path: JsonPath; records: Spot[] }>();
  let left = mostValues;

  const add = (path: JsonPath, records: readonly Spot[]): void => {
    const key = JSON.stringify(path);
    const known = lists.get(key);
    if (known === undefined) lists.set(key, { path, records: [...records] });
    else for (const record of records) known.records.push(record);
  };

  const walk = (spot: Spot, path: JsonPath): void => {
    left -= 1;
    if (left < 0 || path.length > mostDepth) return;
    const { value } = spot;
    if (typeof value === 'string') {
      if (value.length < leastText) return;
      const parsed = parsedText(value);
      if (isBranch(parsed)) walk(step(spot, inText, parsed), [...path, inText]);
      return;
    }
    if (!isBranch(value)) return;
    const all = Object.entries(value);
    if (Array.isArray(value)) {
      const inner = [...path, every];
      const spots = all.map(([key, each]) => step(spot, key, each));
      const records = spots.filter(({ value: each }) => isRecord(each));
      if (records.length > 0) add(inner, records);
      else if (areRows(value)) {
        add(inner, spots);
        return;
      }
      for (const [at, each] of spots.entries()) if (!isReference(value[at])) walk(each, inner);
      return;
    }
    const kind = mapKindOf(all);
    if (kind === 'cache') {
      for (const [type, spots] of byType(spot, all)) add([...path, ofType + type], spots);
    } else if (kind !== 'object') {
      const spots = all.map(([key, each]) => step(spot, key, each));
      if (kind === 'records') add([...path, every], spots);
      for (const each of spots) walk(each, [...path, every]);
      return;
    }
    for (const [key, each] of all) {
      const isEntity = kind === 'cache' && key.includes(':');
      if (!isReference(each) && !isEntity) walk(step(spot, key, each), [...path, key]);
    }
  };

  walk(rootSpot(json), []);
  return [...lists.values()];
}

/** The rows of a table: lists of the same length, of plain values most. */
function areRows(list: readonly unknown[]): boolean {
  const [first] = list;
  if (!Array.isArray(first) || first.length < 2 || first.length > 40) return false;
  return list.every(
    (row) =>
      Array.isArray(row) &&
      row.length === first.length &&
      row.filter((each) => !isBranch(each)).length * 2 > row.length,
  );
}

const isReference = (value: unknown): boolean => isRecord(value) && typeof value.__ref === 'string';

type Entries = readonly (readonly [string, unknown])[];

/** `records`: by id. `groups`: lists by the name of their group. */
function mapKindOf(entries: Entries): 'object' | 'cache' | 'records' | 'groups' {
  const values = entries.map(([, value]) => value);
  const keys = entries.map(([key]) => key);
  const typed = entries.filter(([key, value]) => typeOf(value) !== null && key.includes(':'));
  if (typed.length >= 3) return 'cache';
  if (entries.length < 2) return 'object';
  if (values.every(isRecord)) {
    return keys.every(isId) && areAlike(values) ? 'records' : 'object';
  }
  const isGroups = values.every((value) => Array.isArray(value) && value.every(isRecord));
  const members = values.flat();
  return isGroups && members.length > 0 && areAlike(members) && areGroupNames(keys)
    ? 'groups'
    : 'object';
}

/** A number, a UUID, or words with a number or a hyphen between them. */
const isId = (key: string): boolean => /^\d+$|^(?=.*[\d-])[\w:.-]{4,}$/.test(key);

/** Names of groups are written for people; those of lists, for programs. */
const areGroupNames = (keys: readonly string[]): boolean =>
  keys.every((key) => /\p{L}/u.test(key) && key.length <= 80) &&
  keys.some((key) => /^\p{Lu}|[\s&/-]|[^ -~]/u.test(key));

/** Records that share most of their keys with the first. */
function areAlike(values: readonly unknown[]): boolean {
  const records = values.filter(isRecord).slice(0, 50);
  const first = new Set(Object.keys(records[0] ?? {}));
  return records.every((record) => {
    const keys = Object.keys(record);
    const both = keys.filter((key) => first.has(key)).length;
    return both / Math.max(1, keys.length + first.size - both) >= 0.5;
  });
}

function byType(spot: Spot, entries: Entries): ReadonlyMap<string, readonly Spot[]> {
  const groups = new Map<string, Spot[]>();
  for (const [key, value] of entries) {
    const type = typeOf(value);
    if (type === null || !key.includes(':')) continue;
    const known = groups.get(type) ?? [];
    known.push(step(spot, key, value));
    groups.set(type, known);
  }
  return groups;
}
