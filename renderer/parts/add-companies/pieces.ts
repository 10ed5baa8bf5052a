/** A part of a line, and where in it. */
export type Piece = { readonly text: string; readonly start: number; readonly end: number };

const bullet = /^\s*(?:[-*•‣–]|\d{1,3}[.)])\s+/;

/** Between parts: signs of tables and lists, and the space around an address; no comma of an address. */
const between =
  /\t|\s*[;|]\s*|,\s+|,(?="|https?:|www\.)|(?<!https?:\S*),|\s+(?=<?https?:|www\.|[\w-]+(?:\.[\w-]+)+\/)|(?<=https?:\S+)\s+/i;

const legalForm = /^(inc|llc|ltd|limited|gmbh|ag|corp|co|plc|s\.?a|b\.?v|ab|oy)\.?$/i;

/** The parts of a line without bullets, quotes and brackets; empty ones are left out. */
export function piecesOf(line: string): readonly Piece[] {
  const from = bullet.exec(line)?.[0].length ?? 0;
  const pieces: Piece[] = [];
  let start = from;
  for (const part of line.slice(from).split(between)) {
    const at = line.indexOf(part, start);
    const text = bare(part);
    if (text !== '') add(pieces, { text, start: at, end: at + part.length }, line);
    start = at + part.length;
  }
  return pieces;
}

const bare = (part: string): string =>
  part
    .trim()
    .replace(/[,;]+$/, '')
    .replace(/^(["'])(.*)\1$|^<(.*)>$/, '$2$3')
    .trim();

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
