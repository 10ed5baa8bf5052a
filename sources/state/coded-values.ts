import { isRecord } from '../fields/lenient.ts';

/** No state of a page nests deeper; bounded, since a list of references may lead in circles. */
const mostDepth = 60;
/** Values of one state: references repeat what they lead to. */
const mostValues = 300_000;

type Expand = (at: unknown, depth: number) => unknown;

/** Expands references to places of a list, each place once. A circle ends in null. */
function expander(
  list: readonly unknown[],
  read: (value: unknown, expand: Expand, depth: number) => unknown,
): Expand {
  const known = new Map<number, unknown>();
  const open = new Set<number>();
  let left = mostValues;
  const expand: Expand = (at, depth) => {
    if (typeof at !== 'number' || at < 0 || at >= list.length) return null;
    if (known.has(at)) return known.get(at);
    left -= 1;
    if (open.has(at) || depth > mostDepth || left < 0) return null;
    open.add(at);
    const value = read(list[at], expand, depth + 1);
    open.delete(at);
    known.set(at, value);
    return value;
  };
  return expand;
}

/** Types of Nuxt and devalue that hold one value at the place after their name. */
const wrappers = new Set([
  ...['Reactive', 'ShallowReactive', 'Ref', 'ShallowRef', 'EmptyRef', 'EmptyShallowRef', 'Object'],
  ...['NuxtError', 'Island', 'skip-hydrate', 'null'],
]);

/**
 * A value written by devalue (github.com/Rich-Harris/devalue, as in Nuxt 3): a list whose objects
 * and lists name the places of their values. Undefined for any other list.
 */
export function readDevalue(list: unknown): unknown {
  if (!Array.isArray(list) || list.length === 0 || !isCoded(list[0])) return undefined;
  return expander(list, readDevalued)(0, 0);
}

const isCoded = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((each) => typeof each === 'number') || wrappers.has(String(value[0]))
    : isRecord(value) &&
      Object.keys(value).length > 0 &&
      Object.values(value).every((each) => Number.isInteger(each));

function readDevalued(value: unknown, expand: Expand, depth: number): unknown {
  if (Array.isArray(value)) {
    const [type, inner] = value;
    if (typeof type !== 'string') return value.map((at) => expand(at, depth));
    if (wrappers.has(type)) return expand(inner, depth);
    if (type === 'Date' || type === 'BigInt' || type === 'URL') return inner;
    if (type === 'Set') return value.slice(1).map((at) => expand(at, depth));
    if (type === 'Map') return pairs(value.slice(1), expand, depth);
    return null;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, at]) => [key, expand(at, depth)]));
}

function pairs(list: readonly unknown[], expand: Expand, depth: number): unknown {
  const found: [string, unknown][] = [];
  for (let at = 0; at + 1 < list.length; at += 2) {
    found.push([String(expand(list[at], depth)), expand(list[at + 1], depth)]);
  }
  return Object.fromEntries(found);
}

/**
 * A value written by turbo-stream (github.com/jacob-ebey/turbo-stream, as in Remix and React Router):
 * a list whose objects name the places of their keys too. Undefined for any other list.
 */
export function readTurbo(list: unknown): unknown {
  if (!Array.isArray(list) || !isRecord(list[0])) return undefined;
  if (!Object.keys(list[0]).every((key) => /^_\d+$/.test(key))) return undefined;
  return expander(list, (value, expand, depth) => {
    if (Array.isArray(value)) {
      const [type, inner] = value;
      if (typeof type !== 'string') return value.map((at) => expand(at, depth));
      return type === 'D' || type === 'B' || type === 'U' ? inner : expand(inner, depth);
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, at]) => [
        String(list[Number(key.slice(1))] ?? key),
        expand(at, depth),
      ]),
    );
  })(0, 0);
}

/**
 * The properties of an Astro island, each with the number of its kind before it
 * (github.com/withastro/astro, serialize.ts). Undefined for any other value.
 */
export function readIsland(props: unknown): unknown {
  if (!isRecord(props) || Object.keys(props).length === 0) return undefined;
  if (!Object.values(props).every(isPair)) return undefined;
  return mapValues(props, (each) => readPair(each, 0));
}

const isPair = (value: unknown): value is readonly [number, unknown] =>
  Array.isArray(value) && value.length <= 2 && Number.isInteger(value[0]);

const mapValues = (record: object, read: (value: unknown) => unknown): unknown =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, read(value)]));

const islandLists = new Set([1, 5]);

function readPair(pair: unknown, depth: number): unknown {
  if (!isPair(pair) || depth > mostDepth) return pair;
  const [kind, value] = pair;
  if (kind === 0 && isRecord(value)) return mapValues(value, (each) => readPair(each, depth + 1));
  if (islandLists.has(kind) && Array.isArray(value)) {
    return value.map((each) => readPair(each, depth + 1));
  }
  return value;
}
