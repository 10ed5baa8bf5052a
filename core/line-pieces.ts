import { addressOf } from './listed-address.ts';

/** A part of a line, and where in it. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number };

/** A bullet, a number, a box to be ticked, the mark of a quotation. */
const bullet = /^\s*(?:(?:[-*+•‣◦·–—>]|\d{1,5}[.)])\s+)*(?:\[[ xX]?\]\s+)?/;

/** What an address begins with, behind an opening bracket or quote. */
const anAddress = String.raw`[<("'\[]*(?:https?:|www\.|[\w-]+(?:\.[\w-]+)+\/)`;

/** Between parts: signs of tables, lists and links, and the space before an address. */
const between = new RegExp(
  `(${[
    String.raw`\]\(`,
    String.raw`\s*\[(?=[^\][]*\]\()`,
    String.raw`[\t\u0002]+`,
    String.raw`\s*[;|]\s*`,
    String.raw`,\s*`,
    String.raw`[:=]\s*(?=https?:)`,
    String.raw`\s+(?=${anAddress})`,
  ].join('|')})`,
  'i',
);

/**
 * The same line, as long as it was, in which commas of an address are no commas and the space
 * behind one is no space.
 */
const masked = (line: string): string =>
  line
    .replace(/https?:\S+/gi, (address) => address.replace(/,(?!"|https?:|www\.)/gi, '\u0001'))
    .replace(/(https?:\S+)(\s+)/gi, (_, address, space) => address + '\u0002'.repeat(space.length));

/** What somebody noted behind an address: after a space, in brackets, behind a dash or a comment's sign. */
const note = /(?<=(?:https?:\/\/|www\.|\w\.\w+\/)\S*)\s+(?:[([#*–—]|-\s|\/\/|<!--|->).*$/i;

const legalForm = /^(inc|llc|ltd|limited|gmbh|ag|corp|co|plc|s\.?a|b\.?v|ab|oy)\.?$/i;

/** The parts of a line without bullets, notes, quotes and brackets; empty ones are left out. */
export function piecesOf(line: string): readonly Piece[] {
  const from = bullet.exec(line)?.[0].length ?? 0;
  const pieces: Piece[] = [];
  let start = from;
  // With the separators, which are every second part: so each piece is where it was found.
  for (const [i, part] of masked(line.slice(from).replace(note, '')).split(between).entries()) {
    const end = start + part.length;
    const text = i % 2 === 0 ? bare(part.replaceAll('\u0001', ',')) : '';
    if (text !== '') add(pieces, { text, start, end }, line);
    start = end;
  }
  return pieces;
}

/** Without what surrounds it: quotes, brackets that open or close nothing, emphasis, the signs before an address. */
function bare(part: string): string {
  const text = part
    .trim()
    .replace(/^(?:[*_`~]+|[^\p{L}\p{N}\p{P}\p{S}]+|\p{Extended_Pictographic}\uFE0F?\s*)+/u, '')
    .replace(/(?:[*_`~]+|[,;:=]+|\s(?:[-–—|]|[-=]+>|[→»:=])+)+$/u, '')
    .replace(/^(["'])(.*)\1$|^<(.*)>$|^“(.*)”$/, '$2$3$4')
    .replace(/^[<([]+(?=https?:|www\.)/i, '')
    .trim();
  if (text.startsWith('[') && !text.includes(']')) return text.slice(1).trim();
  return /^(?:https?:|www\.)|\w\.\w+\//i.test(text) ? withoutTail(text) : text;
}

/** A sentence ends where its address does, and a bracket closes that opened before it. */
function withoutTail(address: string): string {
  const text = address.replace(/[.,;:!?*"'»”’>`]+$/, '');
  const count = (sign: string) => text.split(sign).length - 1;
  if (/[)\]]$/.test(text) && (count(')') > count('(') || count(']') > count('['))) {
    return withoutTail(text.slice(0, -1));
  }
  return text === '' || addressOf(text) === null ? address : text;
}

/** "Acme, Inc." is one name. */
function add(pieces: Piece[], piece: Piece, line: string): void {
  const before = pieces.at(-1);
  if (before === undefined || !legalForm.test(piece.text)) {
    pieces.push(piece);
    return;
  }
  const { start } = before;
  pieces[pieces.length - 1] = { text: line.slice(start, piece.end).trim(), start, end: piece.end };
}
