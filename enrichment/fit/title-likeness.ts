import { remembering } from '#core/remember.ts';
import { searchWords } from '#core/search-words.ts';
import { jobFamily, normalizeTitle } from '../rules/title.ts';

/** How much one title says about another: 0 is another line of work, 1 the same role. */
export function titleLikeness(mine: string, theirs: string): number | null {
  const [a, b] = [roleOf(mine), roleOf(theirs)];
  const shared = overlap(a.words, b.words);
  if (shared === 1) return 1;
  if (a.family === null || b.family === null) return shared === 0 ? null : 0.2 + 0.8 * shared;
  return a.family === b.family ? 0.5 + 0.5 * shared : 0.7 * shared;
}

type Role = { readonly family: string | null; readonly words: ReadonlyMap<string, number> };

const roleOf = remembering((title): Role => {
  const role = normalizeTitle(title);
  // Of the words after a comma or a dash, few name the work: the team, the shift, the place.
  const [head = role] = role.split(/,| [-–—|] |[(:]/);
  const main = wordsOf(head);
  return { family: jobFamily(role), words: main.size > 0 ? main : wordsOf(role) };
});

function wordsOf(text: string): ReadonlyMap<string, number> {
  const words = searchWords(text)
    .split(' ')
    .map((word) => sameWord.get(word) ?? word)
    .filter((word) => !isEmpty(word));
  return new Map(words.map((word) => [word, generic.has(word) ? 0.4 : 1]));
}

/** The share of the weight of all words that both have. */
function overlap(a: Role['words'], b: Role['words']): number {
  let common = 0;
  let all = 0;
  for (const [word, weight] of a) {
    all += weight;
    if (b.has(word)) common += 2 * weight;
  }
  for (const weight of b.values()) all += weight;
  return all === 0 ? 0 : common / all;
}

/** A letter alone names no work; a Chinese character does. */
const isEmpty = (word: string): boolean => empty.has(word) || /^[\w]?$/.test(word);

const list = (words: string): readonly string[] => words.split(' ');

const empty = new Set(
  list('and or of the for in at to with und der die das für de la le les et du y en el e i a an'),
);

/** Nouns of many lines of work: they say little alone. */
const generic = new Set(
  list(
    'engineer manager specialist analyst assistant associate consultant coordinator officer expert lead head director representative administrator technician operator worker advisor supervisor executive partner agent professional intern member team',
  ),
);

const sameWord: ReadonlyMap<string, string> = new Map([
  ...list('developer programmer engineering ingenieur entwickler dev').map(
    (word) => [word, 'engineer'] as const,
  ),
  ...[
    ['front', 'frontend'],
    ['back', 'backend'],
    ['fullstack', 'full'],
    ['ml', 'machine'],
    ['hr', 'people'],
    ['administration', 'administrator'],
    ['management', 'manager'],
    ['accounting', 'accountant'],
    ['nursing', 'nurse'],
    ['krankenpfleger', 'pflegefachkraft'],
    ['verkaufer', 'sales'],
    ['cook', 'chef'],
    ['koch', 'chef'],
  ].map(([word, same]) => [word ?? '', same ?? ''] as const),
]);
