const listSize = 100;

const textLength = 262_144;

/**
 * The JSON of a value, as `JSON.stringify` makes it, in pieces. The JSON of 100,000 openings is
 * never in memory as one text, and the caller can pause between pieces.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (!isLarge(value)) yield JSON.stringify(value);
  else if (typeof value === 'string') yield* textPieces(value);
  else if (Array.isArray(value)) yield* listPieces(value);
  else if (isPlain(value)) yield* memberPieces(value);
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
  for (let from = 0; from < text.length; ) {
    const end = Math.min(text.length, from + textLength);
    // JSON escapes lone surrogates, so a pair must not be split.
    const to = end < text.length && isFirstHalf(text.charCodeAt(end - 1)) ? end - 1 : end;
    yield JSON.stringify(text.slice(from, to)).slice(1, -1);
    from = to;
  }
  yield '"';
}

const isFirstHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function* listPieces(list: readonly unknown[]): Generator<string> {
  let before = '[';
  for (let from = 0; from < list.length; ) {
    const small = smallOnes(list, from);
    yield before;
    if (small === 0) yield* jsonPieces(list[from]);
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

function* memberPieces(value: Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    const opening = `${before}${JSON.stringify(name)}:`;
    if (isLarge(member)) {
      yield opening;
      yield* jsonPieces(member);
    } else {
      const json: string | undefined = JSON.stringify(member);
      if (json === undefined) continue;
      yield opening + json;
    }
    before = ',';
  }
  yield '}';
}
