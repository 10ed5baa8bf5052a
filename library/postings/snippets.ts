import type { Snippet } from '#contract/postings.ts';
import { marksIn, type Sought } from '#core/marked-words.ts';
import { searchWords } from '#core/search-words.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import { type SearchTerm, searchTerms, spellingsOf } from './match-expression.ts';
import { termTest } from './relevance.ts';

/** Where the words of a search stand in these postings; unknown ids are left out. */
export async function readSnippets(
  db: Database,
  { ids, query }: { readonly ids: readonly string[]; readonly query: string },
): Promise<Snippet[]> {
  const terms = searchTerms(query);
  if (ids.length === 0 || terms.length === 0) return [];
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<Row[]>(
      `SELECT p.id, p.title, p.skills, p.department, p.team,
        substr(t.descriptionText, 1, ${mostText}) AS description
      FROM json_each(?) asked JOIN Posting p ON p.id = asked.value
      JOIN PostingText t ON t.id = p.id ORDER BY asked.key`,
      idList(ids),
    ),
  );
  return rows.map(({ id, title, description, ...facts }) => ({
    id,
    ...snippetOf({ title, description, facts: factsOf(facts) }, terms),
  }));
}

/** The index has the rest too, but hardly anybody reads that far. */
const mostText = 20_000;

type Row = {
  readonly id: string;
  readonly title: string;
  readonly skills: string;
  readonly department: string | null;
  readonly team: string | null;
  readonly description: string;
};

const factsOf = ({ skills, department, team }: Pick<Row, 'skills' | 'department' | 'team'>) =>
  [...new Set([...(JSON.parse(skills) as string[]), department, team])].filter(Boolean).join(', ');

type Texts = { readonly title: string; readonly description: string; readonly facts: string };

/** The line that has the most of the words, cut so that the first of them is near its start. */
export function snippetOf(
  { title, description, facts }: Texts,
  terms: readonly SearchTerm[],
): Omit<Snippet, 'id'> {
  const sought = terms.flatMap(spellingsOf);
  const line = bestLine([...description.split('\n'), facts], terms);
  return {
    titleMarks: marksIn(title, sought),
    ...(line === null ? { text: '', marks: [] } : cut(line.trim(), sought)),
  };
}

/** Folds whole lines, which is far cheaper than to place each of their words. */
function bestLine(lines: readonly string[], terms: readonly SearchTerm[]): string | null {
  const tests = terms.map(termTest);
  let best: { readonly line: string; readonly found: number } | null = null;
  for (const line of lines) {
    const folded = ` ${searchWords(line)} `;
    const found = tests.filter((test) => test(folded)).length;
    if (found > (best?.found ?? 0)) best = { line, found };
    if (found === terms.length) break;
  }
  return best?.line ?? null;
}

/** In UTF-16 units; narrow rows show the first forty or so. */
const lead = 24;
const longest = 240;

function cut(line: string, sought: readonly Sought[]): Pick<Snippet, 'text' | 'marks'> {
  const marks = marksIn(line, sought);
  const first = marks[0]?.[0] ?? 0;
  const from = first <= lead ? 0 : startOfWord(line, first - lead, first);
  const before = from === 0 ? '' : '… ';
  const shown = line.slice(from, from + longest).toWellFormed();
  const by = before.length - from;
  return {
    text: before + shown,
    marks: marks
      .filter(([, end]) => end <= from + shown.length)
      .map(([start, end]) => [start + by, end + by]),
  };
}

/** The first start of a word in this range; its end if there is none. */
function startOfWord(line: string, from: number, to: number): number {
  const space = line.slice(from, to).search(/\s\S/);
  return space === -1 ? to : from + space + 1;
}
