import fc from 'fast-check';
import { isRecord } from '#sources/fields/lenient.ts';
import { oddTexts, oddValues } from './odd-values.ts';

/** Changes to a JSON document keep it JSON; it may be inside a page. */
const jsonChanges = {
  drop: (parent, key) => remove(parent, key),
  replace: (parent, key, { odd }) => put(parent, key, pick(oddValues, odd)),
  retype: (parent, key) => put(parent, key, retyped(at(parent, key))),
  wrap: (parent, key, { odd }) =>
    put(parent, key, odd % 2 === 0 ? [at(parent, key)] : { value: at(parent, key) }),
  unwrap: (parent, key) => put(parent, key, Object.values(toRecord(at(parent, key)))[0] ?? null),
  repeat: (parent, key, { odd }) => {
    const value = at(parent, key);
    if (Array.isArray(value)) value.push(...value.slice(0, 1 + (odd % 3)));
    else put(parent, key, [value, value]);
  },
  turn: (parent, key) => {
    const value = at(parent, key);
    put(
      parent,
      key,
      Array.isArray(value)
        ? value.toReversed()
        : isRecord(value)
          ? Object.fromEntries(Object.entries(value).toReversed())
          : value,
    );
  },
  pollute: (parent, _key, { odd }) => {
    const name = pick(['__proto__', 'constructor', 'prototype', 'toString', 'length'], odd);
    if (!Array.isArray(parent)) put(parent, name, { polluted: true, title: 'polluted' });
  },
  append: (parent, key, { odd }) => {
    const value = at(parent, key);
    if (typeof value === 'string') put(parent, key, `${value}${pick(oddTexts, odd)}`);
    else put(parent, key, [value, pick(oddValues, odd)]);
  },
} as const satisfies Readonly<Record<string, (parent: Parent, key: string, by: Change) => void>>;

/** Changes to any text. */
const textChanges = {
  truncate: (text, { place }) => text.slice(0, placeIn(text, place)),
  behead: (text, { place }) => text.slice(placeIn(text, place)),
  cut: (text, { place, odd }) => {
    const from = placeIn(text, place);
    return text.slice(0, from) + text.slice(from + 1 + (odd % 40));
  },
  double: (text, { place, odd }) => {
    const from = placeIn(text, place);
    const piece = text.slice(from, from + 1 + (odd % 200));
    return text.slice(0, from) + piece + text.slice(from);
  },
  insert: (text, { place, odd }) => {
    const from = placeIn(text, place);
    return text.slice(0, from) + pick(oddTexts, odd) + text.slice(from);
  },
  swap: (text, { place, odd }) => {
    const from = placeIn(text, place);
    const to = Math.min(text.length, from + 1 + (odd % 300));
    return text.slice(0, from) + text.slice(to) + text.slice(from, to);
  },
  numbers: (text, { odd }) => text.replace(/\d+/g, (digits) => digits.repeat(1 + (odd % 30))),
  word: (text, { place, odd }) => {
    const words = [...text.matchAll(/[\p{L}\d][\p{L}\d:.-]*/gu)];
    const found = words[Math.floor((place / share) * words.length)];
    if (found === undefined) return text;
    const end = found.index + found[0].length;
    return text.slice(0, found.index) + pick(oddTexts, odd) + text.slice(end);
  },
  latin1: (text) => Buffer.from(text, 'utf8').toString('latin1'),
  utf16: (text, { place }) => {
    const from = placeIn(text, place);
    return (
      text.slice(0, from) +
      text
        .slice(from, from + 200)
        .split('')
        .join('\u0000')
    );
  },
  quotes: (text, { odd }) => text.replaceAll('"', pick(["'", '', '&quot;', '\\"', '”'], odd)),
  upper: (text, { place, odd }) => {
    const from = placeIn(text, place);
    const piece = text.slice(from, from + 1 + (odd % 300));
    return text.slice(0, from) + piece.toUpperCase() + text.slice(from + piece.length);
  },
  nest: (text, { odd }) => `${pick(['<div>', '[', '{"a":', '<item>'], odd).repeat(700)}${text}`,
  unclose: (text) => text.replaceAll(/<\/\w+>/g, ''),
} as const satisfies Readonly<Record<string, (text: string, by: Change) => string>>;

export const jsonKinds = Object.keys(jsonChanges) as (keyof typeof jsonChanges)[];
export const textKinds = Object.keys(textChanges) as (keyof typeof textChanges)[];

/** One change: what is done, where (in ten-thousandths of the document), and with which value. */
export type Change = {
  readonly json: keyof typeof jsonChanges;
  readonly text: keyof typeof textChanges;
  /** One change in three is to the text, although the document is JSON. */
  readonly isText: boolean;
  readonly place: number;
  readonly odd: number;
};

const share = 10_000;

export const someChanges: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    json: fc.constantFrom(...jsonKinds),
    text: fc.constantFrom(...textKinds),
    isText: fc.nat(2).map((n) => n === 2),
    place: fc.nat(share - 1),
    odd: fc.nat(999),
  }),
  { minLength: 1, maxLength: 5 },
);

/** The longest document that is changed further: doubling must not grow without end. */
const longest = 60_000;

/** A document after changes, one after another. The same changes give the same document. */
export function changed(document: string, changes: readonly Change[]): string {
  return changes.reduce((text, change) => {
    if (text.length > longest) return text;
    const json = change.isText ? null : jsonIn(text);
    if (json === null) return textChanges[change.text](text, change);
    changeJson(json.value, change);
    return text.slice(0, json.from) + JSON.stringify(json.value) + text.slice(json.to);
  }, document);
}

type Parent = Record<string, unknown> | unknown[];
type Found = { readonly from: number; readonly to: number; readonly value: Parent };

/** The JSON of a document: all of it, or the first object or list inside a page. */
function jsonIn(text: string): Found | null {
  const starts = [/^\s*[[{]/, /<script[^>]*json[^>]*>\s*[[{]/i, /=\s*[[{]/];
  for (const start of starts) {
    const found = start.exec(text);
    if (found === null) continue;
    const from = found.index + found[0].length - 1;
    const script = text.indexOf('</script>', from);
    const end = script === -1 ? text.length : script;
    const last = Math.max(text.lastIndexOf('}', end), text.lastIndexOf(']', end)) + 1;
    const value = parsed(text.slice(from, last));
    if (value !== null) return { from, to: last, value };
  }
  return null;
}

function parsed(text: string): Parent | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Parent | null) : null;
  } catch {
    return null;
  }
}

function changeJson(root: Parent, change: Change): void {
  const places: (readonly [Parent, string])[] = [];
  const visit = (parent: Parent, depth: number): void => {
    for (const key of Object.keys(parent)) {
      places.push([parent, key]);
      const value = at(parent, key);
      if (typeof value === 'object' && value !== null && depth < 60) {
        visit(value as Parent, depth + 1);
      }
    }
  };
  visit(root, 0);
  const place = places[Math.floor((change.place / share) * places.length)];
  if (place !== undefined) jsonChanges[change.json](...place, change);
}

const at = (parent: Parent, key: string): unknown => Reflect.get(parent, key);

/** Also for `__proto__`, which an assignment would not make a member. */
function put(parent: Parent, key: string, value: unknown): void {
  Object.defineProperty(parent, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function remove(parent: Parent, key: string): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

const toRecord = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {};

function retyped(value: unknown): unknown {
  if (typeof value === 'string') return /^\d/.test(value) ? Number.parseFloat(value) : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return { ...value };
  return isRecord(value) ? Object.values(value) : {};
}

const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

const placeIn = (text: string, place: number): number => Math.floor((place / share) * text.length);
