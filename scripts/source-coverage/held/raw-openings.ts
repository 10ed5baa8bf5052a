import type { Fact } from './facts.ts';

/**
 * Where an opening holds a value. In JSON a pointer: `/location/name`, with `*` for each of several,
 * or `/metadata/name=Time Type/value` for the one so named; with `says` only values with these
 * words, or the group in them. In other text the group of an expression, as often as it occurs.
 */
export type Place = string | RegExp | { readonly at: string; readonly says: RegExp };

export type Layout = {
  /** The part of the document that lists openings: a pointer to text, or the JSON inside of a page. */
  readonly inside?: string | RegExp;
  /** Its openings: a pointer, or the whole text of each. */
  readonly openings: string | RegExp;
  readonly id: Place;
  readonly facts: Readonly<Partial<Record<Fact, readonly Place[]>>>;
};

/** The openings of a recorded document: values of JSON, or pieces of text. */
export function rawOpenings(body: string, { inside = '', openings }: Layout): readonly unknown[] {
  const part =
    typeof inside === 'string'
      ? inside === ''
        ? body
        : at(json(body), inside)[0]
      : (inside.exec(body)?.[1] ?? '');
  const text = String(part ?? '');
  return typeof openings === 'string'
    ? at(json(text), openings)
    : Array.from(text.matchAll(openings), ([piece]) => piece);
}

/** The values that an opening holds at a place, as plain text; a flag that is not set holds none. */
export function valuesAt(opening: unknown, place: Place): readonly string[] {
  if (place instanceof RegExp) {
    return Array.from(String(opening).matchAll(place), ([, value = '']) => plain(value));
  }
  if (typeof place === 'string') return at(opening, place).flatMap(leaf);
  return at(opening, place.at)
    .flatMap(leaf)
    .flatMap((value) => {
      const said = place.says.exec(value);
      return said === null ? [] : [said[1] ?? said[0]];
    });
}

/** Some pages write control characters inside of texts. */
const json = (text: string): unknown => JSON.parse(text.replaceAll(/\p{Cc}+/gu, ' '));

function at(value: unknown, pointer: string): readonly unknown[] {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<readonly unknown[]>(
    (values, step) => values.flatMap((each) => members(each, step)),
    [value],
  );
}

function members(value: unknown, step: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value);
  const [name = '', wanted] = step.split('=');
  if (wanted === undefined) return name in value ? [Reflect.get(value, name)] : [];
  return Object.values(value).filter((each) => members(each, name)[0] === wanted);
}

function leaf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [plain(value)];
  if (typeof value === 'number') return [String(value)];
  return value === true ? ['true'] : [];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ' };

/** Without marks and with single blanks. A text may be escaped once more. */
const plain = (text: string): string =>
  unmarked(unmarked(text).replaceAll(/&(\w+);/g, (all, name: string) => entities[name] ?? all));

const unmarked = (text: string): string =>
  text
    .replaceAll(/<!\[CDATA\[|\]\]>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
