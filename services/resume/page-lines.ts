/** A piece of text of a page: its place from the lower left corner, and its size, in points. */
export type TextPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/**
 * The pieces of a page as lines in reading order. A page of two columns is read column by column,
 * and what crosses both comes first. Words of widely set letters are joined.
 */
export function pageLines(pieces: readonly TextPiece[]): string {
  const seen = pieces.filter(({ text }) => text.trim() !== '');
  const gutter = findGutter(seen);
  const groups =
    gutter === null
      ? [seen]
      : [
          seen.filter(({ x, width }) => x < gutter && x + width > gutter),
          seen.filter(({ x, width }) => x + width <= gutter),
          seen.filter(({ x }) => x >= gutter),
        ];
  return groups
    .map((group) => linesOf(group).map(lineText).join('\n'))
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The fewest lines beside each other that make columns of text, and no table of dates. */
const fewestLines = 6;

/** The x that parts two columns: few pieces cross it, and both sides hold much of the text. */
function findGutter(pieces: readonly TextPiece[]): number | null {
  if (pieces.length < 2 * fewestLines) return null;
  const left = Math.min(...pieces.map(({ x }) => x));
  const right = Math.max(...pieces.map(({ x, width }) => x + width));
  const wide = right - left;
  const total = lettersOf(pieces);
  let best: { readonly x: number; readonly gap: number } | null = null;
  const starts = [...new Set(pieces.map(({ x }) => Math.round(x)))].toSorted((a, b) => a - b);
  for (const x of starts) {
    if (x < left + wide * 0.2 || x > left + wide * 0.8) continue;
    const at = x - 1;
    const before = pieces.filter((each) => each.x + each.width <= at);
    const after = pieces.filter((each) => each.x >= at);
    const crossing = pieces.length - before.length - after.length;
    if (crossing > pieces.length * 0.12) continue;
    const [mine, others] = [lettersOf(before), lettersOf(after)];
    if (Math.min(mine, others) < total * 0.15) continue;
    if (linesOf(before).length < fewestLines || linesOf(after).length < fewestLines) continue;
    // Dates at the right of each line belong to that line.
    if (areDates(after)) continue;
    const gap = at - Math.max(...before.map((each) => each.x + each.width));
    if (gap > 6 && (best === null || gap > best.gap)) best = { x: at, gap };
  }
  return best?.x ?? null;
}

function areDates(pieces: readonly TextPiece[]): boolean {
  const lines = linesOf(pieces).map(lineText);
  const dated = lines.filter((line) => line.length < 40 && /\d{4}/.test(line));
  return dated.length > lines.length * 0.6;
}

const lettersOf = (pieces: readonly TextPiece[]): number =>
  pieces.reduce((sum, { text }) => sum + text.length, 0);

/** Pieces at about the same height, from top to bottom and from left to right. */
function linesOf(pieces: readonly TextPiece[]): readonly (readonly TextPiece[])[] {
  const lines: TextPiece[][] = [];
  let height = Number.NaN;
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const isSame = Math.abs(piece.y - height) <= Math.max(2, piece.height * 0.4);
    if (isSame) lines.at(-1)?.push(piece);
    else {
      lines.push([piece]);
      height = piece.y;
    }
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

function lineText(line: readonly TextPiece[]): string {
  let text = '';
  for (const [i, piece] of line.entries()) {
    const gap = i === 0 ? 0 : piece.x - endOf(line[i - 1]);
    const between = gap > piece.height * 2.5 ? '   ' : gap > piece.height * 0.15 ? ' ' : '';
    text += between + piece.text;
  }
  return withoutWideSetting(text.trim());
}

/** "E D U C A T I O N": the gaps between its words are lost, or wider. */
function withoutWideSetting(text: string): string {
  const parts = text.split(/\s+/);
  const single = parts.filter((part) => [...part].length === 1).length;
  if (parts.length < 5 || single < parts.length * 0.8) return text;
  return text
    .split(/\s{2,}/)
    .map((word) => word.replaceAll(/\s/g, ''))
    .join(' ');
}

const endOf = (piece: TextPiece | undefined): number =>
  piece === undefined ? 0 : piece.x + piece.width;
