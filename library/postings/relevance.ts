import { minutes } from '#core/duration.ts';
import { searchWords } from '#core/search-words.ts';
import type { Database } from '../engine/open.ts';
import { idList } from '../engine/statements.ts';
import { read } from '../engine/transaction.ts';
import { type SearchTerm, spellingsOf } from './match-expression.ts';
import { placeNames } from './word-index.ts';

/** A match with its short texts; the long text stays in the database. */
export type Candidate = {
  readonly seq: number;
  readonly listedAt: string;
  readonly title: string;
  readonly company: string;
  /** Skills, workplace, level, department and the like. */
  readonly facts: string;
  readonly locations: string;
};

type Kept = {
  /** Changes with every write to the database, by this connection or another. */
  readonly edition: string;
  readonly bySeq: ReadonlyMap<number, Candidate>;
};

/** Each key of a search finds much the same postings as the one before. */
const keptOf = new WeakMap<Database['prisma'], Kept>();
const mostKept = 8_000;
const keptForMs = minutes(1);

/** Postings by number, in the given order; skips deleted ones. */
export async function readCandidates(
  db: Database,
  seqs: readonly number[],
): Promise<readonly Candidate[]> {
  if (seqs.length === 0) return [];
  const edition = await editionOf(db);
  const before = keptOf.get(db.prisma);
  const known = before?.edition === edition ? before.bySeq : new Map<number, Candidate>();
  const missing = seqs.filter((seq) => !known.has(seq));
  const texts = missing.length === 0 ? [] : await readTexts(db, missing);
  const found = new Map(texts.map((candidate) => [candidate.seq, candidate]));
  const candidates = seqs.flatMap((seq) => known.get(seq) ?? found.get(seq) ?? []);
  const isMore = known.size + found.size > mostKept;
  const bySeq = isMore
    ? new Map(candidates.map((candidate) => [candidate.seq, candidate]))
    : found.size === 0
      ? known
      : new Map([...known, ...found]);
  keep(db, { edition, bySeq });
  return candidates;
}

function keep({ prisma }: Database, kept: Kept): void {
  keptOf.set(prisma, kept);
  const forget = () => {
    if (keptOf.get(prisma) === kept) keptOf.delete(prisma);
  };
  setTimeout(forget, keptForMs).unref();
}

async function editionOf(db: Database): Promise<string> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ edition: string }[]>(
      `SELECT data_version || '+' || total_changes() AS edition FROM pragma_data_version`,
    ),
  );
  return row?.edition ?? '';
}

async function readTexts(db: Database, seqs: readonly number[]): Promise<readonly Candidate[]> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ rows: string }[]>(
      `SELECT json_group_array(json_array(p.seq, p.listedAt, p.title, c.name, concat_ws(' ',
        p.skills, p.workplace, p.seniority, p.employmentType, p.department, p.team), p.locations))
        AS rows
      FROM json_each(?) wanted CROSS JOIN Posting p ON p.seq = wanted.value
      JOIN Company c ON c.id = p.companyId`,
      idList(seqs),
    ),
  );
  return (JSON.parse(row?.rows ?? '[]') as CandidateColumns[]).map(toCandidate);
}

type CandidateColumns = readonly [number, string, string, string, string, string];

const toCandidate = (columns: CandidateColumns): Candidate => {
  const [seq, listedAt, title, company, facts, locations] = columns;
  return { seq, listedAt, title, company, facts, locations };
};

/** The weight of a word in each place, best place first. */
const places: readonly { readonly weight: number; readonly read: (of: Candidate) => string }[] = [
  { weight: 10, read: ({ title }) => title },
  { weight: 5, read: ({ company }) => company },
  { weight: 4, read: ({ facts }) => facts },
  { weight: 3, read: ({ locations }) => placeNames(locations) },
];
const textWeight = 1;

/** Numbers of the candidates: words in better places first, then the newest. */
export function byRelevance(
  terms: readonly SearchTerm[],
  candidates: readonly Candidate[],
): readonly number[] {
  const tests = terms.map(termTest);
  return candidates
    .map((candidate) => ({ candidate, weight: weigh(tests, candidate) }))
    .toSorted((a, b) => b.weight - a.weight || byAge(a.candidate, b.candidate))
    .map(({ candidate }) => candidate.seq);
}

type Test = (text: string) => boolean;

/** The words of a candidate's places, as far as they were read. */
const foldedOf = new WeakMap<Candidate, string[]>();

/** A word counts once, in its best place. */
function weigh(tests: readonly Test[], candidate: Candidate): number {
  const folded = foldedOf.get(candidate) ?? [];
  foldedOf.set(candidate, folded);
  const textAt = (i: number): string => {
    const text = folded[i] ?? ` ${searchWords(places[i]?.read(candidate) ?? '')} `;
    folded[i] = text;
    return text;
  };
  return tests.reduce(
    (sum, test) => sum + (places.find((_, i) => test(textAt(i)))?.weight ?? textWeight),
    0,
  );
}

/** Finds a term as the index does: whole words side by side, the last perhaps as a prefix. */
export function termTest(term: SearchTerm): Test {
  const sought = spellingsOf(term).map(({ words, isBeginning }) =>
    isBeginning ? ` ${words}` : ` ${words} `,
  );
  return (folded) => sought.some((each) => folded.includes(each));
}

const byAge = (a: Candidate, b: Candidate): number =>
  a.listedAt === b.listedAt ? b.seq - a.seq : a.listedAt < b.listedAt ? 1 : -1;
