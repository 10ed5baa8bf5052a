import type { JsonPath } from '#core/recipe.ts';
import { isRecord } from '../fields/lenient.ts';

type Json = Readonly<Record<string, unknown>>;

/** A value, and the way to it: each value passed, with the key that led on. */
export type Spot = {
  readonly value: unknown;
  readonly way: readonly { readonly value: unknown; readonly key: string }[];
};

export const rootSpot = (value: unknown): Spot => ({ value, way: [] });

/** The key that stands for every entry, and the start of one for entries of a `__typename`. */
export const every = '*';
export const ofType = '*:';
/** Leads from a record to the one around it; `@key` after it is the key that leads back. */
export const up = '^';
export const ownKey = '@key';
/** Reads a text as JSON. */
export const inText = '@json';

/** The key that stands for the entries of a list whose `name` is `value`: `[kind=TITLE]`. */
export const entryKey = (name: string, value: string): string => `[${name}=${value}]`;
const namedEntry = /^\[([^=\]]+)=(.*)\]$/s;

/** No site nests its list deeper. */
const maxSpots = 100_000;

/** All values that a path leads to, in the order of the JSON; at most 100,000. */
export function spotsAt(json: unknown, path: JsonPath): readonly Spot[] {
  let spots: readonly Spot[] = [rootSpot(json)];
  for (const key of path) {
    spots = spots.flatMap((spot) => [...onward(spot, key)]).slice(0, maxSpots);
  }
  return spots;
}

function* onward(spot: Spot, key: string): Generator<Spot> {
  const { value } = spot;
  if (key === every || key.startsWith(ofType)) {
    if (!isBranch(value)) return;
    const type = key === every ? null : key.slice(ofType.length);
    for (const [name, inner] of Object.entries(value)) {
      const next = step(spot, name, inner);
      if (type === null || typeOf(next.value) === type) yield next;
    }
    return;
  }
  if (key === inText) {
    const parsed = typeof value === 'string' ? parsedText(value) : undefined;
    if (parsed !== undefined) yield step(spot, key, parsed);
    return;
  }
  if (Array.isArray(value) && key.startsWith('[')) {
    const [, name = '', wanted] = namedEntry.exec(key) ?? [];
    for (const [at, inner] of value.entries()) {
      if (isRecord(inner) && inner[name] === wanted) yield step(spot, String(at), inner);
    }
    return;
  }
  if (isBranch(value) && Object.hasOwn(value, key)) yield step(spot, key, (value as Json)[key]);
}

/** One step down; the reference of a normalised cache leads to the record that it names. */
export function step(from: Spot, key: string, value: unknown): Spot {
  const way = [...from.way, { value: from.value, key }];
  const name = isRecord(value) ? value.__ref : undefined;
  if (typeof name !== 'string') return { value, way };
  for (const { value: around } of way.toReversed()) {
    if (isRecord(around) && Object.hasOwn(around, name)) return { value: around[name], way };
  }
  return { value, way };
}

/** The value of a record's field; undefined if there is none. */
export function fieldAt(record: Spot, path: JsonPath): unknown {
  const ups = path.findIndex((key) => key !== up);
  const count = ups === -1 ? path.length : ups;
  const rest = path.slice(count);
  if (count === 0) return down(record, rest);
  const outer = outerRecord(record, count);
  if (outer === null) return undefined;
  return rest[0] === ownKey ? outer.key : down(outer.spot, rest);
}

/** The record that is `count` records further out, and the key that leads back in. */
function outerRecord(
  { way }: Spot,
  count: number,
): { readonly spot: Spot; readonly key: string } | null {
  let left = count;
  for (let at = way.length - 1; at >= 0; at -= 1) {
    const { value, key } = way[at] ?? { value: null, key: '' };
    if (isRecord(value)) left -= 1;
    if (left === 0) return { spot: { value, way: way.slice(0, at) }, key };
  }
  return null;
}

function down(spot: Spot, path: JsonPath): unknown {
  let at: Spot = spot;
  for (const key of path) {
    const [next] = onward(at, key);
    if (next === undefined) return undefined;
    at = next;
  }
  return at.value;
}

/** The value that a path leads to, the first of several; undefined if there is none. */
export const valueIn = (json: unknown, path: JsonPath): unknown => down(rootSpot(json), path);

export const isBranch = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

export function typeOf(value: unknown): string | null {
  const type = isRecord(value) ? value.__typename : undefined;
  return typeof type === 'string' ? type : null;
}

/** JSON inside a text; undefined for any other text. */
export function parsedText(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // It only begins like JSON.
    return undefined;
  }
}
