const listSize = 100;

const textLength = 262_144;

/** The way to a value inside another: names of members and places in lists. */
export type JsonPath = readonly (string | number)[];

/** Takes a long text, so that its JSON stays empty; false leaves it. */
export type TakeText = (text: string, path: JsonPath) => boolean;

/**
 * The JSON of a value, as `JSON.stringify` makes it, in pieces. The JSON of 100,000 openings is
 * never in memory as one text, and the caller can pause between pieces.
 */
export function* jsonPieces(
  value: unknown,
  take: TakeText = () => false,
  path: JsonPath = [],
): Generator<string> {
  if (!isLarge(value)) yield JSON.stringify(value);
  else if (typeof value === 'string') yield* take(value, path) ? ['""'] : textPieces(value);
  else if (Array.isArray(value)) yield* listPieces(value, take, path);
  else if (isPlain(value)) yield* memberPieces(value, take, path);
}

function isLarge(value: unknown): boolean {
  if (typeof value === 'string') return value.length > textLength;
  if (Array.isArray(value)) return value.length > listSize || value.some(isLarge);
  return isPlain(value) && Object.values(value).some(isLarge);
}

/** True for objects whose own members `JSON.stringify` writes. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

function* textPieces(text: string): Generator<string> {
  yield '"';
  // JSON escapes lone surrogates, so a pair must not be split.
  for (const piece of slices(text)) yield JSON.stringify(piece).slice(1, -1);
  yield '"';
}

/** A text in pieces that split no character. */
export function* slices(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = Math.min(text.length, from + textLength);
    const to = end < text.length && isFirstHalf(text.charCodeAt(end - 1)) ? end - 1 : end;
    yield text.slice(from, to);
    from = to;
  }
}

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function* listPieces(list: readonly unknown[], take: TakeText, path: JsonPath): Generator<string> {
  let before = '[';
  for (let from = 0; from < list.length; ) {
    const small = smallOnes(list, from);
    yield before;
    if (small === 0) yield* jsonPieces(list[from], take, [...path, from]);
    else yield JSON.stringify(list.slice(from, from + small)).slice(1, -1);
    before = ',';
    from += Math.max(1, small);
  }
  yield ']';
}

/** The number of elements from here on that make one piece together. */
function smallOnes(list: readonly unknown[], from: number): number {
  const end = Math.min(list.length, from + listSize);
  let to = from;
  while (to < end && !isLarge(list[to])) to += 1;
  return to - from;
}

function* memberPieces(
  value: Readonly<Record<string, unknown>>,
  take: TakeText,
  path: JsonPath,
): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    const opening = `${before}${JSON.stringify(name)}:`;
    if (isLarge(member)) {
      yield opening;
      yield* jsonPieces(member, take, [...path, name]);
    } else {
      const json: string | undefined = JSON.stringify(member);
      if (json === undefined) continue;
      yield opening + json;
    }
    before = ',';
  }
  yield '}';
}
