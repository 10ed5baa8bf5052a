import { searchWords } from './search-words.ts';

/** Words as `searchWords` spells them, side by side; a beginning may go on in its last word. */
export type Sought = { readonly words: string; readonly isBeginning: boolean };

/** Start and end of a mark in a text, in UTF-16 units. */
export type Mark = [start: number, end: number];

/** Where the sought words stand in a text, in order and apart from each other. */
export function marksIn(text: string, sought: readonly Sought[]): Mark[] {
  const words = wordsIn(text);
  const marks = sought.flatMap(({ words: asked, isBeginning }) => {
    const parts = asked.split(' ');
    return words.flatMap((first, i): Mark[] => {
      const last = words[i + parts.length - 1];
      if (last === undefined) return [];
      const isFound = parts.every((part, k) => {
        const word = words[i + k]?.folded ?? '';
        return isBeginning && k === parts.length - 1 ? word.startsWith(part) : word === part;
      });
      return isFound ? [[first.start, last.end]] : [];
    });
  });
  return joined(marks);
}

type Word = { readonly folded: string; readonly start: number; readonly end: number };

/** The words of a text as `searchWords` spells them, each with its place. */
function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(chunks)].flatMap(({ 0: chunk, index }) => {
    const whole = searchWords(chunk);
    const parts = [...chunk.matchAll(runs)].map(
      (run): Word => ({
        folded: searchWords(run[0]),
        start: index + run.index,
        end: index + run.index + run[0].length,
      }),
    );
    if (parts.map(({ folded }) => folded).join(' ') === whole) return parts;
    // "C++" and "Node.js" are more than their letters: all of it is the place of each word.
    const start = index + (/[\p{L}\p{N}#.]/u.exec(chunk)?.index ?? 0);
    // A pattern for the signs at the end would look at rows of dashes again and again.
    const end = index + (/^.*[\p{L}\p{M}\p{N}+#♯]/su.exec(chunk)?.[0].length ?? 0);
    return whole === '' ? [] : whole.split(' ').map((folded) => ({ folded, start, end }));
  });
}

const chunks = /\S+(?:\s+js(?![\p{L}\p{N}]))?/giu;

const unspaced =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー]';

/** Characters of scripts without spaces are a word each. */
const runs = new RegExp(`${unspaced}\\p{M}*|(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}\\p{Co}])+`, 'gu');

function joined(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const [start, end] of marks.toSorted((a, b) => a[0] - b[0])) {
    const before = kept.at(-1);
    if (before === undefined || start > before[1]) kept.push([start, end]);
    else before[1] = Math.max(before[1], end);
  }
  return kept;
}
