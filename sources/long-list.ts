/** A list in a JSON text. */
export type LongList = {
  /** The number of its entries. */
  readonly count: number;
  /** The same text with only some of the entries. */
  readonly only: (from: number, to: number) => string;
};

const quote = 0x22;
const comma = 0x2c;
const listOpens = 0x5b;
const listCloses = 0x5d;
const objectOpens = 0x7b;
const objectCloses = 0x7d;

/**
 * Finds the list of a JSON text: the text itself, or its one member that is a list of more than
 * `longerThan` entries. Only walks from bracket to bracket: the objects of a large answer would
 * take as much memory as its text. Null without such a list, with several, and for half a text. Its
 * reader reports an entry that is broken.
 */
export function findLongList(json: string, longerThan: number): LongList | null {
  const start = json.search(/\S/);
  const first = json.charCodeAt(start);
  if (first !== listOpens && first !== objectOpens) return null;
  const isBare = first === listOpens;
  const depthOfEntries = isBare ? 1 : 2;
  let depth = 0;
  let open: { readonly from: number; readonly ends: number[] } | null = null;
  let found: LongList | null = null;
  for (let at = start; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === quote) {
      at = textEnd(json, at);
    } else if (code === listOpens || code === objectOpens) {
      depth += 1;
      if (code === listOpens && depth === depthOfEntries) open = { from: at + 1, ends: [] };
    } else if (code === comma) {
      if (depth === depthOfEntries) open?.ends.push(at);
    } else if (code === listCloses || code === objectCloses) {
      if (open !== null && depth === depthOfEntries) {
        const { from, ends } = open;
        if (json.slice(ends.at(-1) ?? from, at).trim() !== '') ends.push(at);
        open = null;
        if (isBare || ends.length > longerThan) {
          if (found !== null) return null;
          found = listIn(json, from, ends);
        }
      }
      depth -= 1;
      if (depth === 0) return json.slice(at + 1).trim() === '' ? found : null;
    }
  }
  return null;
}

/** `ends`: the place after each entry. */
function listIn(json: string, start: number, ends: readonly number[]): LongList {
  const startOf = (n: number): number => (n === 0 ? start : (ends[n - 1] ?? start) + 1);
  const head = json.slice(0, start);
  const tail = json.slice(ends.at(-1) ?? start);
  const entries = (from: number, to: number): string =>
    to > from ? json.slice(startOf(from), ends[to - 1]) : '';
  return { count: ends.length, only: (from, to) => [head, entries(from, to), tail].join('') };
}

/** The place of the quote that closes a text; the end if none does. */
function textEnd(json: string, opening: number): number {
  for (let at = opening; ; ) {
    at = json.indexOf('"', at + 1);
    if (at < 0) return json.length;
    let slashes = 0;
    while (json[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
}
