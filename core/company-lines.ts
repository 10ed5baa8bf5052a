import { headingRoles } from './company-columns.ts';
import { type Piece, piecesOf } from './line-pieces.ts';
import { type AddressFault, addressKey, addressOf, addressRank } from './listed-address.ts';

type Place = {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

export type Entry = Place &
  (
    | { readonly kind: 'address'; readonly url: string; readonly name: string | null }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'repeated'; readonly firstLine: number }
    | { readonly kind: 'wrong'; readonly fault: LineFault }
  );

export type LineFault = AddressFault | 'words' | 'long';

const longestName = 200;
const longestLine = 2_000;

/**
 * Reads a typed or pasted list. A line holds an address, a name or both, with bullets, commas,
 * tabs, semicolons, Markdown links, and notes beside an address. Skips blank lines, comments, rules
 * and the heading of a table.
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

export const isRemark = (line: string): boolean =>
  /^\s*(?:#+(?:\s|!|https?:|$)|\/\/|<!--|[-=_*|:+\s]{3,}$)/.test(line);

function readLine(line: string, at: Pick<Place, 'line' | 'start'>): readonly Entry[] {
  if (line.length <= longestLine && isRemark(line)) return [];
  if (line.trim().length > longestLine) {
    const text = `${line.slice(0, longestName)}…`;
    return [{ ...placeOf({ text, start: 0, end: line.length }, at), kind: 'wrong', fault: 'long' }];
  }
  const pieces = piecesOf(line);
  if (at.line === 1 && isHeading(pieces)) return [];
  const read = pieces.map((piece) => ({ piece, address: addressOf(piece.text) }));
  if (!read.some(({ address }) => address !== null)) {
    return pieces.map((piece) => ({ ...placeOf(piece, at), ...readName(piece.text) }));
  }
  const one = theOneAddress(read);
  return read.flatMap(({ piece, address }, i): Entry[] => {
    if (address === null || (one !== null && piece !== one)) return [];
    const name = one === null ? read[i - 1] : nameBeside(read, piece);
    const whole = one === null ? piece : { start: 0, end: line.length, text: line.trim() };
    const place = placeOf(whole, at);
    if (address.url === null) return [{ ...place, kind: 'wrong', fault: address.fault }];
    const isName = name !== undefined && name.address === null;
    return [{ ...place, kind: 'address', url: address.url, name: isName ? name.piece.text : null }];
  });
}

type Read = { readonly piece: Piece; readonly address: ReturnType<typeof addressOf> };

/**
 * The address of a line about one company, its careers page if there are several; null for a line
 * of addresses alone.
 */
function theOneAddress(read: readonly Read[]): Piece | null {
  const addresses = read.filter(({ address }) => address !== null);
  const [only] = addresses;
  if (addresses.length === 1) return only?.piece ?? null;
  const names = read.filter(({ address, piece }) => address === null && isNameLike(piece.text));
  // Alternating names and addresses are several companies.
  if (names.length !== 1 || read[0]?.address !== null) return null;
  const rank = ({ address }: Read) => (address?.url ? addressRank(address.url) : -1);
  const best = Math.max(...addresses.map(rank));
  return addresses.findLast((each) => rank(each) === best)?.piece ?? null;
}

function nameBeside(read: readonly Read[], piece: Piece): Read | undefined {
  const at = read.findIndex((each) => each.piece === piece);
  const texts = (part: readonly Read[]) => part.find(({ address }) => address === null);
  const before = texts(read.slice(0, at).filter((each) => isNameLike(each.piece.text)));
  if (before !== undefined) return before;
  const after = texts(read.slice(at + 1));
  return after !== undefined && isNameLike(after.piece.text) && /^[^\p{Ll}]/u.test(after.piece.text)
    ? after
    : undefined;
}

/** A long remark, shouting, or the words of a link are no name. */
const isNameLike = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text) &&
  text.split(/\s+/).length <= 8 &&
  !/[!?]$/.test(text) &&
  !/^(?:link|here|website|site|url|apply|careers?|jobs?|careers? page|openings?|hier|ici)$/i.test(
    text,
  );

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

/** A single word is a heading only if no company would have that name. */
const isHeading = (pieces: readonly Piece[]): boolean =>
  pieces.length > 1
    ? headingRoles(pieces.map(({ text }) => text))?.every((role) => role !== null) === true
    : pieces.every(({ text }) =>
        /^(?:company|companies|names?|urls?|links?|addresse?s?)$/i.test(text),
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
