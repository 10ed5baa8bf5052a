import { type AddressFault, addressKey, addressOf } from './address.ts';
import { type Piece, piecesOf } from './pieces.ts';

type Place = {
  /** Number of its line, from 1. */
  readonly line: number;
  /** Where it stands in the whole text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** One company as it was typed. */
export type Entry = Place &
  (
    | { readonly kind: 'address'; readonly url: string; readonly name: string | null }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'repeated'; readonly firstLine: number }
    | { readonly kind: 'wrong'; readonly fault: AddressFault | 'words' | 'long' }
  );

const longestName = 200;
const longestLine = 5_000;

/**
 * What a typed or pasted list means: an address, a name, or both in a line, with bullets, commas,
 * tabs or semicolons as they come. Blank lines and the heading of a table mean nothing.
 */
export function parseLines(text: string): readonly Entry[] {
  const seen = new Map<string, number>();
  const entries: Entry[] = [];
  let start = 0;
  for (const [i, line] of text.split('\n').entries()) {
    for (const entry of readLine(line, { line: i + 1, start })) {
      entries.push(markRepeated(entry, seen));
    }
    start += line.length + 1;
  }
  return entries;
}

function readLine(line: string, at: Pick<Place, 'line' | 'start'>): readonly Entry[] {
  if (line.length > longestLine) {
    const text = `${line.slice(0, longestName)}…`;
    return [{ ...placeOf({ text, start: 0, end: line.length }, at), kind: 'wrong', fault: 'long' }];
  }
  const pieces = piecesOf(line);
  if (at.line === 1 && isHeading(pieces)) return [];
  const read = pieces.map((piece) => ({ piece, address: addressOf(piece.text) }));
  const isPair = read.filter(({ address }) => address !== null).length === 1;
  if (!read.some(({ address }) => address !== null)) {
    return pieces.map((piece) => ({ ...placeOf(piece, at), ...readName(piece.text) }));
  }
  return read.flatMap(({ piece, address }, i): Entry[] => {
    if (address === null) return [];
    const named = isPair ? read.find((other) => other.address === null) : read[i - 1];
    const whole = isPair ? { start: 0, end: line.length, text: line.trim() } : piece;
    const place = placeOf(whole, at);
    if (address.url === null) return [{ ...place, kind: 'wrong', fault: address.fault }];
    const name = named?.address === null ? named.piece.text : null;
    return [{ ...place, kind: 'address', url: address.url, name }];
  });
}

const placeOf = (piece: Piece, { line, start }: Pick<Place, 'line' | 'start'>): Place => ({
  line,
  start: start + piece.start,
  end: start + piece.end,
  text: piece.text,
});

function readName(
  text: string,
):
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wrong'; readonly fault: 'words' | 'long' } {
  if (text.length > longestName) return { kind: 'wrong', fault: 'long' };
  return /[\p{L}\d]/u.test(text) ? { kind: 'name', name: text } : { kind: 'wrong', fault: 'words' };
}

const isHeading = (pieces: readonly Piece[]): boolean =>
  pieces.length > 1 &&
  pieces.every(({ text }) =>
    /^(company|name|title|url|link|web ?site|careers?|address)$/i.test(text),
  );

function markRepeated(entry: Entry, seen: Map<string, number>): Entry {
  const key =
    entry.kind === 'address'
      ? addressKey(entry.url)
      : entry.kind === 'name'
        ? entry.name.toLowerCase()
        : null;
  if (key === null) return entry;
  const firstLine = seen.get(key);
  seen.set(key, firstLine ?? entry.line);
  if (firstLine === undefined) return entry;
  const { line, start, end, text } = entry;
  return { line, start, end, text, kind: 'repeated', firstLine };
}
