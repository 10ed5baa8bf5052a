import { isLegalForm } from './employer.ts';
import { addressOf } from './listed-address.ts';

export type Piece = { readonly text: string; readonly start: number; readonly end: number };

/** A bullet, number, checkbox or quotation mark. */
const bullet = /^\s*(?:(?:[-*+•‣◦·–—>]|\d{1,5}[.)])\s+)*(?:\[[ xX]?\]\s+)?/;

/** The beginning of an address, after an opening bracket or quote. */
const anAddress = String.raw`[<("'\[]*(?:https?:|www\.|[\w-]+(?:\.[\w-]+)+\/)`;

/**
 * Separators: signs of tables, lists and links, the space before an address, and anything right
 * before `https://`, even another address. Looks at each run of spaces once.
 */
const between = new RegExp(
  `(${[
    String.raw`\]\(`,
    String.raw`(?<!\s)\s*\[(?=[^\][]*\]\()`,
    String.raw`[\t\u0002]+`,
    String.raw`(?<!\s)\s*[;|；｜、，]\s*`,
    String.raw`,\s*`,
    String.raw`[:=：＝]\s*(?=https?:)`,
    String.raw`(?<!\s)\s+(?=${anAddress})`,
    String.raw`(?<=[^\s/?#=&:[<("'%.@+\-_])(?=https?:\/\/)`,
  ].join('|')})`,
  'i',
);

/**
 * The line at the same length, with commas inside addresses masked, and the space behind one too.
 */
const masked = (line: string): string =>
  line
    .replace(/https?:\S+/gi, (address) => address.replace(/,(?!"|https?:|www\.)/gi, '\u0001'))
    .replace(/(https?:\S+)(\s+)/gi, (_, address, space) => address + '\u0002'.repeat(space.length));

/** A remark behind an address: after a space, in brackets, behind a dash or a comment sign. */
const note = /(?<=(?:https?:\/\/|www\.|\w\.\w+\/)\S*)\s+(?:[([#*–—]|-\s|\/\/|<!--|->).*$/i;

/** Longer cells are texts; their address stands at the beginning. */
const longestCell = 2_000;

/** The addresses in a cell or field without remarks, and the words before them. */
export type Said = {
  readonly urls: readonly string[];
  readonly name: string;
  /** The cell is its first address and nothing else. */
  readonly isAlone: boolean;
};

/** The addresses in a cell or field, and the rest of it. */
export function addressesIn(cell: string): Said {
  if (!/[.:]/.test(cell)) return { urls: [], name: cell, isAlone: false };
  const whole = /\s/.test(cell) ? null : addressOf(cell)?.url;
  if (whole != null && !/[^/=]https?:\/\//i.test(cell)) {
    return { urls: [whole], name: '', isAlone: true };
  }
  if (!/https?:|www\.|\w\.\w/i.test(cell)) return { urls: [], name: cell, isAlone: false };
  const lines = cell.slice(0, longestCell).split('\n');
  const pieces = lines.flatMap((line) => piecesOf(line));
  const urls = pieces.flatMap(({ text }) => addressOf(text)?.url ?? []);
  // Inside other text, such as a formula.
  const inside = urls.length > 0 ? [] : (cell.match(/https?:\/\/[^\s"'<>()\][{},;|]+/gi) ?? []);
  urls.push(...inside.flatMap((text) => addressOf(text)?.url ?? []));
  const before = pieces.findIndex(({ text }) => addressOf(text)?.url != null);
  const words = (before === -1 ? pieces : pieces.slice(0, before)).map(({ text }) => text);
  const name = before === -1 ? cell : words.join(' ');
  return { urls: [...new Set(urls)], name, isAlone: pieces.length === 1 && urls.length === 1 };
}

/** The end of a name behind a comma: "Inc.", "Inc. (MBP)", "a Globex company". */
const isEndOfName = (text: string): boolean =>
  isLegalForm(text.replace(/\s*\([^()]*\)$|\s[-–—]\s.*$/, '')) ||
  /^an?\s.*\b(?:company|corporation|subsidiary|brand)$/i.test(text);

export function piecesOf(line: string): readonly Piece[] {
  const from = bullet.exec(line)?.[0].length ?? 0;
  const pieces: Piece[] = [];
  let start = from;
  // Separators are every second part, so each piece keeps its position.
  for (const [i, part] of masked(line.slice(from).replace(note, '')).split(between).entries()) {
    const end = start + part.length;
    const text = i % 2 === 0 ? bare(part.replaceAll('\u0001', ',')) : '';
    if (text !== '') add(pieces, { text, start, end }, line);
    start = end;
  }
  return pieces;
}

/** Removes quotes, unbalanced brackets, emphasis and signs around the address. */
function bare(part: string): string {
  const begun = part
    .trim()
    .replace(/^(?:[*_`~^]+|[^\p{L}\p{N}\p{P}\p{S}]+|\p{Extended_Pictographic}\uFE0F?\s*)+/u, '');
  const text = withoutEnd(begun)
    .replace(/^(["'])(.*)\1$|^<(.*)>$|^“(.*)”$/, '$2$3$4')
    .replace(/^[<([]+(?=https?:|www\.)/i, '')
    .replace(/^\[([^\][]*)\]$/, '$1')
    .trim();
  if (text.startsWith('[') && !text.includes(']')) return text.slice(1).trim();
  return /^(?:https?:|www\.)|\w\.\w+\//i.test(text) ? withoutTail(text) : text;
}

/**
 * Removes trailing signs, and words made of signs only. Works backwards sign by sign: a pattern
 * would try every position in a long row of them.
 */
function withoutEnd(text: string): string {
  let end = text.length;
  for (;;) {
    if (/[*_`~^,;:=：＝]/.test(text[end - 1] ?? '')) {
      end -= 1;
      continue;
    }
    const word = /\s\S{1,3}$/.exec(text.slice(Math.max(0, end - 4), end))?.[0] ?? '';
    if (!/^\s(?:[-–—|→»]|[-=]+>)$/.test(word)) return text.slice(0, end);
    end = text.slice(0, end - word.length).trimEnd().length;
  }
}

/** Removes the full stop of a sentence, and a bracket that opened before the address. */
function withoutTail(address: string): string {
  const closing: Record<string, number> = { ')': 0, ']': 0 };
  for (const sign of address) {
    if (sign === ')' || sign === ']') closing[sign] = (closing[sign] ?? 0) + 1;
    if (sign === '(') closing[')'] = (closing[')'] ?? 0) - 1;
    if (sign === '[') closing[']'] = (closing[']'] ?? 0) - 1;
  }
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if ((closing[last] ?? 0) > 0) closing[last] = (closing[last] ?? 0) - 1;
    else if (!/[.,;:!?*"'»”’>`]/.test(last)) break;
  }
  const text = address.slice(0, end);
  return text === '' || addressOf(text) === null ? address : text;
}

/** "Acme, Inc." is one name. */
function add(pieces: Piece[], piece: Piece, line: string): void {
  const before = pieces.at(-1);
  const isBehindComma = /^\s*[,，]\s*$/.test(line.slice(before?.end, piece.start));
  if (before === undefined || !isBehindComma || !isEndOfName(piece.text)) {
    pieces.push(piece);
    return;
  }
  const { start } = before;
  pieces[pieces.length - 1] = { text: line.slice(start, piece.end).trim(), start, end: piece.end };
}
