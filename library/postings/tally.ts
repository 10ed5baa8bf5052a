import type { Seniority } from '#core/enrichment.ts';
import type { EmploymentType, Workplace } from '#core/posting.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { type Condition, daysBefore } from './conditions.ts';
import { postingFilter } from './filter.ts';

/** Facets that users choose among; each is counted as if it had no choice. */
export type Facet =
  | 'companies'
  | 'workplaces'
  | 'seniorities'
  | 'employmentTypes'
  | 'minSalary'
  | 'postedWithinDays';

export const ageDays = [1, 7, 30, 90] as const;

export type Kind = {
  readonly workplace: Workplace | null;
  readonly seniority: Seniority | null;
  readonly employmentType: EmploymentType | null;
  readonly statesPay: boolean;
  /** The number of `ageDays` bounds it is younger than. */
  readonly age: number;
  /** Facets whose choices it fails, except companies. */
  readonly misses: readonly Facet[];
  count: number;
};

type Tally = {
  readonly kinds: readonly Kind[];
  readonly companies: ReadonlyMap<string, number>;
};

/** SQLite would sort once per facet; here it writes one text. Throws `unknown_company`. */
export async function tallyPostings(db: Database, filter: PostingFilter): Promise<Tally> {
  const { sum } = await postingFilter(db, { ...filter, ...noChoices });
  const record = recordOf(filter, db.now());
  const counter = createCounter(filter);
  for (const { from, values, sign } of sum) {
    const [row] = await read(db, (prisma) =>
      prisma.$queryRawUnsafe<{ records: string | null }[]>(
        `SELECT group_concat(${record.sql}, ';') AS records FROM ${from}`,
        ...record.values,
        ...values,
      ),
    );
    counter.addAll(row?.records ?? '', sign);
  }
  return counter.tally();
}

const noChoices: Readonly<Record<Facet, undefined>> = {
  companies: undefined,
  workplaces: undefined,
  seniorities: undefined,
  employmentTypes: undefined,
  minSalary: undefined,
  postedWithinDays: undefined,
};

/** Stands for "not stated": concat_ws skips empty values. */
const none = '-';

/** A posting as text: its kind, then its company. Skips facets that nobody asks for. */
function recordOf(filter: PostingFilter, now: Date): Condition {
  const { postedWithinDays, minSalary } = filter;
  const ages = ageDays.toReversed().map((_, i) => `WHEN p.listedAt < ? THEN ${i}`);
  return {
    sql: `concat_ws(',', ifnull(p.workplace, '${none}'), ifnull(p.seniority, '${none}'),
      ifnull(p.employmentType, '${none}'), CASE ${ages.join(' ')} ELSE ${ageDays.length} END,
      p.salaryYearly IS NOT NULL,
      ${minSalary === undefined ? '1' : 'ifnull(p.salaryYearly >= ?, 0)'},
      ${postedWithinDays === undefined ? '1' : 'p.listedAt >= ?'}, p.companyId)`,
    values: [
      ...ageDays.toReversed().map((count) => daysBefore(now, count)),
      ...(minSalary === undefined ? [] : [minSalary]),
      ...(postedWithinDays === undefined ? [] : [daysBefore(now, postedWithinDays)]),
    ],
  };
}

/** Few distinct kinds and companies: parses each once. */
function createCounter(filter: PostingFilter) {
  const kinds = new Map<string, Kind>();
  const companies = new Map<string, { readonly isChosen: boolean; count: number }>();
  const kindOf = (text: string): Kind => {
    const known = kinds.get(text);
    if (known !== undefined) return known;
    const kind = toKind(text, filter);
    kinds.set(text, kind);
    return kind;
  };
  const companyOf = (id: string) => {
    const known = companies.get(id);
    if (known !== undefined) return known;
    const company = { isChosen: isAmong(filter.companies, id), count: 0 };
    companies.set(id, company);
    return company;
  };
  return {
    /** Does not split first: a hundred thousand short texts cost more than the counting. */
    addAll(records: string, sign: 1 | -1): void {
      for (let from = 0; from < records.length; ) {
        const semicolon = records.indexOf(';', from);
        const to = semicolon === -1 ? records.length : semicolon;
        const comma = records.lastIndexOf(',', to);
        const kind = kindOf(records.slice(from, comma));
        const company = companyOf(records.slice(comma + 1, to));
        if (company.isChosen) kind.count += sign;
        if (kind.misses.length === 0) company.count += sign;
        from = to + 1;
      }
    },
    tally: (): Tally => ({
      kinds: [...kinds.values()],
      companies: new Map([...companies].map(([id, { count }]) => [id, count])),
    }),
  };
}

function toKind(text: string, filter: PostingFilter): Kind {
  const [workplace, seniority, employmentType, age, statesPay, paysEnough, isRecent] =
    text.split(',');
  const holds: Readonly<Record<Exclude<Facet, 'companies'>, boolean>> = {
    workplaces: isAmong(filter.workplaces, workplace),
    seniorities: isAmong(filter.seniorities, seniority),
    employmentTypes: isAmong(filter.employmentTypes, employmentType),
    minSalary: paysEnough === '1',
    postedWithinDays: isRecent === '1',
  };
  return {
    workplace: (workplace === none ? null : workplace) as Workplace | null,
    seniority: (seniority === none ? null : seniority) as Seniority | null,
    employmentType: (employmentType === none ? null : employmentType) as EmploymentType | null,
    statesPay: statesPay === '1',
    age: Number(age),
    misses: (Object.keys(holds) as (keyof typeof holds)[]).filter((facet) => !holds[facet]),
    count: 0,
  };
}

const isAmong = (chosen: readonly string[] | undefined, value: string | undefined): boolean =>
  chosen === undefined || chosen.length === 0 || (value !== undefined && chosen.includes(value));

export function countBy<T>(
  kinds: readonly Kind[],
  pick: (kind: Kind) => T,
): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const kind of kinds) {
    const value = pick(kind);
    counts.set(value, (counts.get(value) ?? 0) + kind.count);
  }
  return counts;
}

export type SkillCount = { readonly value: string; readonly count: number };

/** The most frequent first. Joins names that differ only in case, as most spell them. */
export function countSkills(lists: Iterable<readonly string[]>): readonly SkillCount[] {
  const spelt = new Map<string, number>();
  for (const names of lists) {
    for (const name of names) spelt.set(name, (spelt.get(name) ?? 0) + 1);
  }
  const bySpelling = [...spelt].toSorted(([a, m], [b, n]) => n - m || compare(a, b));
  const merged = Map.groupBy(bySpelling, ([name]) => name.toLowerCase());
  return [...merged.values()]
    .map((spellings) => ({
      value: spellings[0]?.[0] ?? '',
      count: spellings.reduce((sum, [, count]) => sum + count, 0),
    }))
    .toSorted((a, b) => b.count - a.count || compare(a.value, b.value));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
