import { searchWords } from '#core/search-words.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';

type Word = { readonly term: string; readonly doc: number };

/**
 * The typed words with each word that no posting has replaced by the nearest one that some have:
 * "rust enginer" becomes "rust engineer". Null if no word is replaced, or one is like no other.
 */
export async function suggestQuery(db: Database, typed: string): Promise<string | null> {
  // A table of this connection only: a view of the words in the search index.
  await read(db, (prisma) =>
    prisma.$executeRawUnsafe(
      `CREATE VIRTUAL TABLE IF NOT EXISTS temp.PostingWords
      USING fts5vocab('main', 'PostingSearch', 'row')`,
    ),
  );
  const pieces = typed.split(/(\s+|")/);
  let isReplaced = false;
  for (const [i, piece] of pieces.entries()) {
    const word = searchWords(piece);
    // Words to leave out may well be in no posting; words of several parts are spelt in many ways.
    if (word.length < fewestLetters || word.includes(' ') || piece.startsWith('-')) continue;
    if (await isKnown(db, word)) continue;
    const nearest = await nearestWord(db, word);
    if (nearest === null) return null;
    pieces[i] = nearest;
    isReplaced = true;
  }
  return isReplaced ? pieces.join('') : null;
}

/** Shorter words are near too many others. */
const fewestLetters = 4;

async function isKnown(db: Database, word: string): Promise<boolean> {
  return (await wordsFrom(db, word, `${word}\u{10ffff}`, 1)).length > 0;
}

const wordsFrom = (db: Database, from: string, to: string, limit: number) =>
  read(db, (prisma) =>
    prisma.$queryRawUnsafe<Word[]>(
      'SELECT term, doc FROM temp.PostingWords WHERE term >= ? AND term < ? LIMIT ?',
      from,
      to,
      limit,
    ),
  );

/** Few mistake the first letter, but some swap the first two. */
async function nearestWord(db: Database, word: string): Promise<string | null> {
  const most = word.length < 6 ? 1 : 2;
  const beginnings = new Set([...word].slice(0, 2));
  let best: (Word & { readonly distance: number }) | null = null;
  for (const letter of beginnings) {
    const words = await wordsFrom(db, letter, `${letter}\u{10ffff}`, mostCompared);
    for (const { term, doc } of words) {
      if (Math.abs(term.length - word.length) > most) continue;
      const distance = editDistance(word, term);
      if (distance > most) continue;
      const isNearer =
        best === null || distance < best.distance || (distance === best.distance && doc > best.doc);
      if (isNearer) best = { term, doc, distance };
    }
  }
  return best?.term ?? null;
}

const mostCompared = 50_000;

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (isSame ? 0 : 1),
      ];
      if (isSwapped) steps.push((twoBack[j - 2] ?? 0) + 1);
      row.push(Math.min(...steps));
    }
    twoBack = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
