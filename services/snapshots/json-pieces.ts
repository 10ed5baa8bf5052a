/** Elements of a long list in one piece: some 500 kB of openings. */
const pieceSize = 500;

/**
 * The JSON of a value, as `JSON.stringify` makes it, in pieces where a member of it is a long list:
 * the JSON of 100,000 openings is never there as one text, and whoever makes it can pause between.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (!isPlain(value)) {
    yield JSON.stringify(value);
    return;
  }
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    const opening = `${before}${JSON.stringify(name)}:`;
    const isLong = Array.isArray(member) && member.length > pieceSize;
    const json: string | undefined = isLong ? '' : JSON.stringify(member);
    if (json === undefined) continue;
    if (isLong) yield* listPieces(member, opening);
    else yield opening + json;
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** True for what `JSON.stringify` writes as its own members. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

function* listPieces(list: readonly unknown[], opening: string): Generator<string> {
  let before = `${opening}[`;
  for (let from = 0; from < list.length; from += pieceSize) {
    yield before + JSON.stringify(list.slice(from, from + pieceSize)).slice(1, -1);
    before = ',';
  }
  yield ']';
}
