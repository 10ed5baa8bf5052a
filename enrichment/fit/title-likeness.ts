import { remembering } from '#core/remember.ts';
import { searchWords } from '#core/search-words.ts';
import { jobFamily, normalizeTitle } from '../rules/title.ts';

/** How alike two titles are: 0 is another line of work, 1 the same role. */
export function titleLikeness(mine: string, theirs: string): number {
  const [a, b] = [roleOf(mine), roleOf(theirs)];
  const shared = overlap(a.words, b.words);
  if (shared === 1) return 1;
  if (a.family === null || b.family === null) return 0.2 + 0.8 * shared;
  if (a.family !== b.family) return 0.7 * shared;
  // Within one line of work, words after a comma name the speciality: "Software Engineer, iOS".
  const whole = overlap(withTail(a), withTail(b));
  return 0.4 + 0.6 * Math.max(shared, whole);
}

type Words = ReadonlyMap<string, number>;

type Role = { readonly family: string | null; readonly words: Words; readonly tail: Words };

const withTail = ({ words, tail }: Role): Words => new Map([...tail, ...words]);

const roleOf = remembering((title): Role => {
  const role = normalizeTitle(title);
  const [head = role, ...rest] = role.split(/,| [-–—|/] |[(:]/);
  const main = wordsOf(head);
  const words = main.size > 0 ? main : wordsOf(role);
  const tail = [...wordsOf(rest.join(' '))].map(([word, weight]) => [word, weight / 2] as const);
  return { family: jobFamily(role), words, tail: new Map(tail) };
});

function wordsOf(text: string): Words {
  const words = searchWords(text)
    .split(' ')
    .flatMap((word) => sameWords.get(word) ?? [word])
    .filter((word) => !isEmpty(word));
  return new Map(words.map((word) => [word, generic.has(word) ? 0.4 : 1]));
}

/** The share of the weight of all words that both have. */
function overlap(a: Words, b: Words): number {
  let common = 0;
  let all = 0;
  for (const [word, weight] of a) {
    all += weight;
    const other = b.get(word);
    if (other !== undefined) common += weight + other;
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

/** Words that mean the same in titles, folded as searches fold them. */
const sameWords: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'developer engineer',
    'programmer engineer',
    'engineering engineer',
    'ingenieur engineer',
    'entwickler engineer',
    'entwicklerin engineer',
    'dev engineer',
    'scientist science',
    'front frontend',
    'back backend',
    'fullstack full stack',
    'ml machine learning',
    'ai artificial intelligence',
    'hr people',
    'human people',
    'administration administrator',
    'management manager',
    'accounting accountant',
    'buchhalter accountant',
    'comptable accountant',
    'nursing nurse',
    'rn registered nurse',
    'lpn licensed practical nurse',
    'icu intensive care unit',
    'cvicu intensive care unit',
    'ux user experience',
    'researcher research',
    'marcomms marketing communications',
    'recruiting recruiter',
    'talent recruiter',
    'krankenpfleger pflegefachkraft',
    'krankenschwester pflegefachkraft',
    'verkaufer sales',
    'cook chef',
    'koch chef',
    'kraftfahrer driver',
    'berufskraftfahrer driver',
    'fahrer driver',
    'lehrer teacher',
    'lehrperson teacher',
    'docent teacher',
    'rechtsanwalt lawyer',
    'attorney lawyer',
    'chauffeur driver',
  ].map((row) => {
    const [word = '', ...same] = row.split(' ');
    return [word, same] as const;
  }),
);
