/** For each text that has all typed words, the number of typos in them. */
export type FindClose = (words: readonly string[]) => ReadonlyMap<number, number>;

/**
 * Finds folded texts by words with typos: a wrong, missing, extra or swapped letter. Each typed
 * word may be the beginning of a word in the text, as people type it. Texts are named by position.
 */
export function createFindClose(texts: readonly string[]): FindClose {
  const byWord = new Map<string, number[]>();
  for (const [i, text] of texts.entries()) {
    for (const word of new Set(text.split(' '))) {
      const places = byWord.get(word);
      if (places === undefined) byWord.set(word, [i]);
      else places.push(i);
    }
  }
  const known = [...byWord].map(([word, places]) => ({ word, places, letters: lettersOf(word) }));

  function findWord(typed: string): ReadonlyMap<number, number> {
    const most = mostTypos(typed);
    const letters = lettersOf(typed);
    const found = new Map<number, number>();
    for (const { word, places, letters: those } of known) {
      if (missing(letters, those) > most || word.length < typed.length - most) continue;
      const typos = typosIn(typed, word, most);
      if (typos > most) continue;
      for (const place of places) {
        found.set(place, Math.min(typos, found.get(place) ?? Number.POSITIVE_INFINITY));
      }
    }
    return found;
  }

  return (words) => {
    const [first, ...others] = words.map(findWord);
    let found = first ?? new Map<number, number>();
    for (const other of others) {
      const both = new Map<number, number>();
      for (const [place, typos] of found) {
        const more = other.get(place);
        if (more !== undefined) both.set(place, typos + more);
      }
      found = both;
    }
    return found;
  };
}

/** Short words mean something else with one letter changed. */
const mostTypos = ({ length }: string): number => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** A bit for each letter: most words are ruled out without a closer look. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i += 1) bits |= 1 << (word.charCodeAt(i) % 32);
  return bits;
}

function missing(typed: number, word: number): number {
  let bits = typed & ~word;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/**
 * The fewest typos between a typed word and a beginning of another: optimal string alignment
 * (Damerau, CACM 7(3), 1964), in the band of the table where `most` typos can lead. `most + 1`
 * stands for any larger number.
 */
export function typosIn(typed: string, word: string, most: number): number {
  const tooMany = most + 1;
  let [twoAbove, above, row]: [Row, Row, Row] = rows;
  const lastColumn = Math.min(word.length, typed.length + most);
  if (typed.length >= row.length - tooMany) return tooMany;
  for (let w = 0; w <= lastColumn; w += 1) above[w] = w;
  for (let t = 1; t <= typed.length; t += 1) {
    const [from, to] = [Math.max(1, t - most), Math.min(lastColumn, t + most)];
    row[from - 1] = from === 1 ? t : tooMany;
    let least = tooMany;
    for (let w = from; w <= to; w += 1) {
      const isSame = typed.charCodeAt(t - 1) === word.charCodeAt(w - 1);
      // The row above has no column beyond its own band.
      const below = w === t + most ? tooMany : at(above, w) + 1;
      let typos = Math.min(at(above, w - 1) + (isSame ? 0 : 1), below, at(row, w - 1) + 1);
      if (t > 1 && w > 1 && !isSame && isSwapped(typed, t, word, w)) {
        typos = Math.min(typos, at(twoAbove, w - 2) + 1);
      }
      row[w] = typos;
      least = Math.min(least, typos, at(above, w));
    }
    // A swap may still reach over this row, so the one above counts too.
    if (least > most) return tooMany;
    [twoAbove, above, row] = [above, row, twoAbove];
  }
  let fewest = tooMany;
  for (let w = Math.max(0, typed.length - most); w <= lastColumn; w += 1) {
    fewest = Math.min(fewest, at(above, w));
  }
  return fewest;
}

type Row = Int32Array;

/** Reused by each comparison: a search makes thousands. Longer words are never compared. */
const rows: [Row, Row, Row] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

const at = (row: Row, i: number): number => row[i] ?? Number.POSITIVE_INFINITY;

const isSwapped = (typed: string, t: number, word: string, w: number): boolean =>
  typed.charCodeAt(t - 1) === word.charCodeAt(w - 2) &&
  typed.charCodeAt(t - 2) === word.charCodeAt(w - 1);
