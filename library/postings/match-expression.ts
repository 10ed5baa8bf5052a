import { searchWords } from '#core/search-words.ts';

/**
 * An FTS5 expression for typed text: every word must occur, the last as a prefix, "quoted words"
 * side by side. Null without a word. Valid for any input (sqlite.org/fts5.html, section 3).
 */
export function matchExpression(typed: string): string | null {
  const terms = searchTerms(typed);
  if (terms.length === 0) return null;
  return terms
    .map((term) => {
      const spelt = spellingsOf(term).map(
        (each) => quote(each.words) + (each.isBeginning ? '*' : ''),
      );
      return spelt.length === 1 ? spelt[0] : `(${spelt.join(' OR ')})`;
    })
    .join(' AND ');
}

export type Spelling = {
  /** As `searchWords` spells them. */
  readonly words: string;
  /** True if the last word matches as a prefix. */
  readonly isBeginning: boolean;
};

export type SearchTerm = Spelling & { readonly others: readonly Spelling[] };

export const spellingsOf = ({ words, isBeginning, others }: SearchTerm): readonly Spelling[] => [
  { words, isBeginning },
  ...others,
];

/**
 * An FTS5 expression for the words to leave out, each after a minus: `-senior -"team lead"`. Null
 * without one.
 */
export function excludedExpression(typed: string): string | null {
  const words = splitTyped(typed).excluded.map(searchWords);
  return words.length === 0 ? null : words.map(quote).join(' OR ');
}

/** The words to find, and those to leave out. A minus within a word or before a blank is neither. */
function splitTyped(typed: string): {
  readonly wanted: string;
  readonly excluded: readonly string[];
} {
  const excluded: string[] = [];
  const wanted = typed.toWellFormed().replaceAll(afterMinus, (text, term: string) => {
    if (searchWords(term) === '') return text;
    excluded.push(term);
    return ' ';
  });
  return { wanted, excluded };
}

const afterMinus = /(?<!\S)[-\u2212\u2013]("[^"]*"?|[^\s"]+)/g;

/**
 * The typed terms to find; drops text without letters or digits. Outside quotes a term also has other
 * spellings: "front-end" finds "frontend", "Müller" finds "Mueller".
 */
export function searchTerms(typed: string): readonly SearchTerm[] {
  const parts = [...splitTyped(typed).wanted.matchAll(/"([^"]*)"?|([^\s"]+)/g)]
    .map(([, phrase, word]) => ({
      typed: phrase ?? word ?? '',
      words: searchWords(phrase ?? word ?? ''),
      isWord: word !== undefined,
    }))
    .filter(({ words }) => words !== '');
  const terms = parts.flatMap((part, i) => joinedWith(part, parts[i + 1], parts[i - 1]));
  return terms.map(({ typed: written, words, isWord }, i) => {
    const isLast = isWord && i === terms.length - 1;
    const spell = (each: string): Spelling => ({
      words: each,
      isBeginning: isLast && mayGoOn.test(each),
    });
    const others = isWord ? otherSpellings(written, words) : { joined: [], letters: [] };
    return {
      ...spell(words),
      // A whole word: "valu" is no prefix for "value".
      others: [
        ...others.joined.map(spell),
        ...others.letters.map((each) => ({ words: each, isBeginning: false })),
      ],
    };
  });
}

type Part = { readonly typed: string; readonly words: string; readonly isWord: boolean };

/** "front end" is one word in two parts. */
function joinedWith(part: Part, next: Part | undefined, before: Part | undefined): readonly Part[] {
  const isPair = (a: Part | undefined, b: Part | undefined) =>
    a?.isWord === true && b?.isWord === true && compounds.has(`${a.words} ${b.words}`);
  if (isPair(before, part)) return [];
  if (next === undefined || !isPair(part, next)) return [part];
  return [
    { typed: `${part.typed}-${next.typed}`, words: `${part.words} ${next.words}`, isWord: true },
  ];
}

const compounds = new Set([
  'full stack',
  'front end',
  'back end',
  'dev ops',
  'dev sec ops',
  'ml ops',
  'e commerce',
  'e mail',
  'e learning',
  'co founder',
  'co op',
  'full time',
  'part time',
  'free lance',
  'home office',
  'on site',
  'on call',
  'start up',
  'pre sales',
  'ph d',
  'q a',
  'ui ux',
  'ci cd',
  't sql',
  's 4hana',
]);
const inOne = new Map([
  ...[...compounds].map((words): [string, string] => [words.replaceAll(' ', ''), words]),
  ['cpp', 'cplusplus'],
]);

function otherSpellings(
  typed: string,
  words: string,
): { readonly joined: readonly string[]; readonly letters: readonly string[] } {
  // Hyphens and apostrophes within a word, dots between initials.
  const isJoined =
    /^\p{L}+(?:[-\u2010\u2011'’]\p{L}+)+$/u.test(typed) || /^(?:\p{L}\.){2,}\p{L}?$/u.test(typed);
  const apart = inOne.get(words);
  const written = typed.normalize('NFC').toLowerCase();
  const withE = written.replace(/[äæöøœüå]/g, (letter) => twoLetters[letter] ?? letter);
  const withoutE = words.replaceAll(/(?<!q)([aou])e/g, '$1');
  return {
    joined: [
      ...(isJoined && !/\bjs$/.test(words) ? [words.replaceAll(' ', '')] : []),
      ...(apart === undefined ? [] : [apart]),
    ],
    letters: [withE === written ? withoutE : searchWords(withE)].filter((each) => each !== words),
  };
}

/** Spellings for keyboards without these letters. */
const twoLetters: Readonly<Record<string, string>> = {
  ä: 'ae',
  æ: 'ae',
  ö: 'oe',
  ø: 'oe',
  œ: 'oe',
  ü: 'ue',
  å: 'aa',
};

/** An FTS5 expression for the words of `text`, side by side in one column; null without a word. */
export function columnExpression(column: string, text: string): string | null {
  const words = searchWords(text.toWellFormed());
  return words === '' ? null : `${column} : ${quote(words)}`;
}

/** One letter begins too many words, so alone it matches whole, as in "C". */
const mayGoOn =
  /[^ ]{2}$| [^ \p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]$/u;

const quote = (words: string): string => `"${words}"`;
