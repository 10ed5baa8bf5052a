import { type ChangeObject, diffArrays } from 'diff';

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** A changed passage word by word, an unchanged one beside it, or the number of those left out. */
export type DiffBlock =
  | { readonly kind: 'changed'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'gap' };

export type TextDiff = {
  /** `rewritten`: too little is left to compare, so the blocks hold the beginning of the old text. */
  readonly kind: 'compared' | 'rewritten';
  readonly blocks: readonly DiffBlock[];
  /** More changed than the blocks show. */
  readonly isCut: boolean;
};

/** Changed passages of a text; the time to find them grows with the square of this number. */
const mostChangedLines = 600;
/** The same for words, summed over all passages. */
const mostChangedWords = 3_000;
const mostInPassage = 500;
/** Passages above this length are not compared by words. */
const longestPassage = 10_000;
/** Characters of changed passages to show. */
const mostShown = 30_000;
const longestContext = 240;

/** Fewer words in common than this share read better as an old and a new passage. */
const leastInCommon = 0.3;

/**
 * What changed between two texts: their lines are compared first, then the words of changed lines.
 * Every step is bounded, so that two texts of megabytes cost a few dozen milliseconds.
 */
export function diffText(before: string, after: string): TextDiff {
  const old = linesOf(before);
  const lines = diffArrays(old, linesOf(after), { maxEditLength: mostChangedLines });
  if (lines === undefined) {
    const { text, isCut } = beginningOf(old);
    return { kind: 'rewritten', blocks: [changed([{ kind: 'removed', text }])], isCut };
  }
  return { kind: 'compared', ...blocksOf(lines) };
}

type Lines = readonly ChangeObject<string[]>[];

function blocksOf(lines: Lines): Pick<TextDiff, 'blocks' | 'isCut'> {
  const blocks: DiffBlock[] = [];
  let shown = 0;
  let words = mostChangedWords;
  for (let i = 0; i < lines.length; i += 1) {
    const chunk = lines[i];
    if (chunk === undefined) break;
    if (!chunk.added && !chunk.removed) {
      blocks.push(...context(chunk.value, { isFirst: i === 0, isLast: i === lines.length - 1 }));
      continue;
    }
    if (shown > mostShown) return { blocks, isCut: true };
    const next = lines[i + 1];
    const isReplaced = chunk.removed && next?.added === true;
    if (isReplaced) i += 1;
    const passage = isReplaced
      ? replaced(
          chunk.value.join('\n'),
          next.value.join('\n'),
          Math.min(Math.max(0, words), mostInPassage),
        )
      : [{ kind: chunk.added ? 'added' : 'removed', text: chunk.value.join('\n') } as const];
    // A passage that could not be compared has cost the most.
    words -=
      isReplaced && passage.every(({ kind }) => kind !== 'same') ? mostInPassage : passage.length;
    const pieces = passage.map((piece) => ({ ...piece, text: cut(piece.text, mostShown) }));
    shown += pieces.reduce((sum, { text }) => sum + text.length, 0);
    blocks.push(changed(pieces));
  }
  return { blocks, isCut: false };
}

function replaced(before: string, after: string, mostWords: number): readonly Piece[] {
  const whole: readonly Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  const length = Math.max(before.length, after.length);
  if (length > longestPassage) return whole;
  const words = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostWords });
  if (words === undefined) return whole;
  const pieces = inOneGo(words);
  const common = pieces.filter(({ kind }) => kind === 'same').map(({ text }) => text);
  return common.join('').trim().length < length * leastInCommon ? whole : pieces;
}

/** Words with their inner dots and dashes, and amounts with their sign; CJK by character. */
const wordsOf = (text: string): string[] =>
  text.match(
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|\p{Sc}?[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|\s+|[^\s]/gu,
  ) ?? [];

/** Changed words that only blanks separate become one change, the old words before the new. */
function inOneGo(words: readonly ChangeObject<string[]>[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed !== '') pieces.push({ kind: 'removed', text: removed });
    if (added !== '') pieces.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [i, { value, ...word }] of words.entries()) {
    const text = value.join('');
    if (word.removed) removed += text;
    else if (word.added) added += text;
    else if (text.trim() === '' && removed + added !== '' && i < words.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      pieces.push({ kind: 'same', text });
    }
  }
  flush();
  return pieces;
}

/** The lines next to a change, so that the reader knows where it is. */
function context(
  lines: readonly string[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): readonly DiffBlock[] {
  const same = (line: string | undefined): DiffBlock[] =>
    line === undefined ? [] : [{ kind: 'same', text: cut(line, longestContext) }];
  const gap: readonly DiffBlock[] = [{ kind: 'gap' }];
  if (isFirst && isLast) return [];
  if (isFirst) return [...(lines.length > 1 ? gap : []), ...same(lines.at(-1))];
  if (isLast) return [...same(lines[0]), ...(lines.length > 1 ? gap : [])];
  if (lines.length < 3) return lines.flatMap(same);
  return [...same(lines[0]), ...gap, ...same(lines.at(-1))];
}

const changed = (pieces: readonly Piece[]): DiffBlock => ({ kind: 'changed', pieces });

/** Lines without their outer blanks; long ones by sentence, since some sites write one line only. */
const linesOf = (text: string): string[] =>
  text.split('\n').flatMap((raw) => {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') return [];
    return line.length <= longestLine ? [line] : line.split(/(?<=[.!?;])\s|(?<=[。！？])/u);
  });

const longestLine = 300;

function beginningOf(lines: readonly string[]): { readonly text: string; readonly isCut: boolean } {
  const text = lines.join('\n');
  return { text: cut(text, longestOld), isCut: text.length > longestOld };
}

const longestOld = 4_000;

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`;
