import { z } from 'zod';
import { type JsonPath, jsonPieces, slices } from './json-pieces.ts';

/** Ends the JSON and the list of texts; neither can hold it. */
const end = '\0';

const Texts = z.array(
  z.object({
    path: z.array(z.union([z.string(), z.number().int()])),
    bytes: z.number().int().nonnegative(),
  }),
);
type Texts = z.infer<typeof Texts>;

/**
 * The stored form of a value, in pieces: its JSON. Long texts, such as the answer of a job board,
 * follow the JSON as they are, after a list of their places: escaping an answer of 25 MB and
 * reading it again takes half a second, and as much memory as three copies.
 */
export function* snapshotPieces(value: unknown): Generator<string> {
  const texts: string[] = [];
  const places: Texts = [];
  const take = (text: string, path: JsonPath): boolean => {
    // UTF-8 cannot carry half a character; JSON escapes it.
    if (!text.isWellFormed()) return false;
    texts.push(text);
    places.push({ path: [...path], bytes: Buffer.byteLength(text) });
    return true;
  };
  yield* jsonPieces(value, take);
  if (texts.length === 0) return;
  yield `${end}${JSON.stringify(places)}${end}`;
  for (const text of texts) yield* slices(text);
}

/** The value of a stored form. Throws for a damaged one. */
export function snapshotValue(form: Buffer): unknown {
  const jsonEnd = form.indexOf(end);
  if (jsonEnd < 0) return JSON.parse(form.toString('utf8'));
  const placesEnd = form.indexOf(end, jsonEnd + 1);
  const root = { value: JSON.parse(form.toString('utf8', 0, jsonEnd)) as unknown };
  const places = Texts.parse(JSON.parse(form.toString('utf8', jsonEnd + 1, placesEnd)));
  let at = placesEnd + 1;
  for (const { path, bytes } of places) {
    put(root, ['value', ...path], form.toString('utf8', at, at + bytes));
    at += bytes;
  }
  return root.value;
}

function put(holder: object, [name, ...rest]: JsonPath, text: string): void {
  if (name === undefined || !Object.hasOwn(holder, name)) throw new Error('a text has no place');
  if (rest.length === 0) Reflect.set(holder, name, text);
  else put(Object(Reflect.get(holder, name)), rest, text);
}
