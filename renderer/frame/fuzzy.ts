import { foldText } from '#core/search-words.ts';

/** How well one typed word fits, from best to worst; less is better. */
const ranks = { start: 0, word: 1, part: 2, letters: 3 } as const;
const perOtherWords = 0.5;
const misses = Number.POSITIVE_INFINITY;

/**
 * How well typed words fit a label: 0 is best, null is not at all. Each typed word must be the start
 * of a word or a part of one, or give letters of a word in their order (`opn` for "Openings"), or
 * the first letters of several (`gi` for "Go to Inbox"). `others` are words for the same thing.
 */
export function fitOf(typed: string, label: string, others = ''): number | null {
  const asked = foldText(typed).split(/\s+/).filter(Boolean);
  const inLabel = wordsOf(label);
  const inOthers = wordsOf(others);
  let sum = 0;
  for (const [index, word] of asked.entries()) {
    const own = rankIn(word, inLabel, index === 0);
    const other = rankIn(word, inOthers, false);
    const rank = Math.min(own ?? misses, other === null ? misses : other + perOtherWords);
    if (rank === misses) return null;
    sum += rank;
  }
  return asked.length === 0 ? 0 : sum / asked.length;
}

const wordsOf = (text: string): readonly string[] =>
  foldText(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);

function rankIn(typed: string, words: readonly string[], isFirst: boolean): number | null {
  if (isFirst && words[0]?.startsWith(typed) === true) return ranks.start;
  if (words.some((word) => word.startsWith(typed))) return ranks.word;
  if (typed.length > 1 && words.some((word) => word.includes(typed))) return ranks.part;
  if (typed.length > 1 && isInitials(typed, words)) return ranks.letters;
  // Fewer letters fit almost every word.
  return typed.length > 2 && words.some((word) => hasInOrder(word, typed)) ? ranks.letters : null;
}

function isInitials(typed: string, words: readonly string[]): boolean {
  const initials = words.map((word) => word[0]).join('');
  return initials.includes(typed);
}

/** True if `word` begins with the first letter and has the others behind it, in their order. */
function hasInOrder(word: string, letters: string): boolean {
  if (word[0] !== letters[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
