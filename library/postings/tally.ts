import type { Seniority } from '#core/enrichment.ts';
import type { EmploymentType, Workplace } from '#core/posting.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { noTerms } from '#core/terms.ts';
import { noTraits } from '#core/traits.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { type Condition, daysBefore, paysAtLeast } from './conditions.ts';
import { type DateFacet, dateBand, dateFacets } from './date-bands.ts';
import {
  type FactSets,
  fitsTerms,
  fitsTraits,
  readFactSets,
  type SetFacet,
  termFacets,
  traitFacets,
} from './fact-sets.ts';
import { minDollars, postingFilter } from './filter.ts';
import { slicesOf } from './slices.ts';

/** Facets that users choose among; each is counted as if it had no choice. */
export type Facet =
  | 'companies'
  | 'workplaces'
  | 'seniorities'
  | 'employmentTypes'
  | 'minSalary'
  | 'postedWithinDays'
  | DateFacet
  | SetFacet;

export const ageDays = [1, 7, 30, 90] as const;

/** A value of one part of the postings, and how many have it. */
type Counted = {
  /** Facets whose choices it fails. */
  readonly misses: readonly Facet[];
  /** Postings that fit the choices of all other parts. */
  count: number;
};

export type Kind = Counted & {
  readonly workplace: Workplace | null;
  readonly seniority: Seniority | null;
  readonly employmentType: EmploymentType | null;
  /** The number of `ageDays` bounds it is younger than. */
  readonly age: number;
  /** The band of its yearly pay, from 0 to `lastBand`, which is open. */
  readonly pay: number | 'unstated' | 'without rate';
  readonly starts: string | null;
  readonly deadlines: string | null;
};

/** A set of facts by its id. */
export type SetKind = Counted & { readonly id: number };

type CompanyKind = Counted & { readonly id: string };

export type Tally = {
  readonly kinds: readonly Kind[];
  readonly traits: readonly SetKind[];
  readonly terms: readonly SetKind[];
  readonly companies: ReadonlyMap<string, number>;
  readonly sets: FactSets;
};

/** How wide a band of yearly pay is, in dollars. */
export type Bands = { readonly widthDollars: number };

export const lastBand = 25;

/**
 * SQLite would sort once per facet; here it writes one text. Throws `unknown_company` and
 * `no_rate`.
 */
export async function tallyPostings(
  db: Database,
  filter: PostingFilter,
  bands: Bands = { widthDollars: 10_000 },
): Promise<Tally> {
  const wanted = await postingFilter(db, withoutChoices(filter));
  const record = recordOf(await minDollars(db, filter), { filter, now: db.now(), bands });
  const sets = await readFactSets(db);
  const counter = createCounter(filter, sets);
  for await (const { from, values, sign } of slicesOf(db, wanted)) {
    const [row] = await read(db, (prisma) =>
      prisma.$queryRawUnsafe<{ records: string | null }[]>(
        `SELECT group_concat(${record.sql}, ';') AS records FROM ${from}`,
        ...record.values,
        ...values,
      ),
    );
    counter.addAll(row?.records ?? '', sign);
  }
  return { ...counter.tally(), sets };
}

const facets: readonly Facet[] = [
  'companies',
  'workplaces',
  'seniorities',
  'employmentTypes',
  'minSalary',
  'postedWithinDays',
  ...dateFacets,
  ...traitFacets,
  ...termFacets,
];

function withoutChoices({ not, ...filter }: PostingFilter): PostingFilter {
  const none = Object.fromEntries(facets.map((facet) => [facet, undefined]));
  return { ...filter, ...none, not: not && { ...not, ...none } };
}

/** Stands for "not stated": concat_ws skips empty values. */
const none = '-';

/** A posting as text, in four parts: its kind, traits, terms and company. */
function recordOf(
  least: number | null,
  {
    filter: { postedWithinDays, withUnstatedPay },
    now,
    bands: { widthDollars },
  }: { readonly filter: PostingFilter; readonly now: Date; readonly bands: Bands },
): Condition {
  const ages = ageDays.toReversed().map((_, i) => `WHEN p.listedAt < ? THEN ${i}`);
  const dates = dateFacets.map((facet) => dateBand(facet, now));
  const pays = least === null ? null : paysAtLeast(least, withUnstatedPay === true);
  return {
    sql: `concat_ws(',',
      concat_ws('|', ifnull(p.workplace, '${none}'), ifnull(p.seniority, '${none}'),
        ifnull(p.employmentType, '${none}'), CASE ${ages.join(' ')} ELSE ${ageDays.length} END,
        ${postedWithinDays === undefined ? '1' : 'p.listedAt >= ?'}, CASE WHEN p.salaryDollars IS NULL THEN '${none}'
        WHEN p.salaryDollars < 0 THEN '?'
        ELSE min(${lastBand}, CAST(p.salaryDollars / ? + 1e-9 AS INTEGER)) END,
        ${pays === null ? '1' : `ifnull(${pays.sql}, 0)`},
        ${dates.map(({ sql }) => `ifnull(${sql}, '${none}')`).join(', ')}),
      ifnull(p.traitsId, 0), ifnull(p.termsId, 0), p.companyId)`,
    values: [
      ...ageDays.toReversed().map((count) => daysBefore(now, count)),
      ...(postedWithinDays === undefined ? [] : [daysBefore(now, postedWithinDays)]),
      widthDollars,
      ...(pays?.values ?? []),
      ...dates.flatMap(({ values }) => values),
    ],
  };
}

/** Few distinct values in each part: parses each once. */
function createCounter(filter: PostingFilter, { traits, terms }: FactSets) {
  const kinds = remembering((text) => toKind(text, filter));
  const traitKinds = remembering((text): SetKind => {
    const id = Number(text);
    const set = traits.get(id);
    const misses = traitFacets.filter((facet) => !fitsTraits(filter, facet, set ?? noTraits));
    return { id, misses, count: 0 };
  });
  const termKinds = remembering((text): SetKind => {
    const id = Number(text);
    const set = terms.get(id);
    const misses = termFacets.filter((facet) => !fitsTerms(filter, facet, set ?? noTerms));
    return { id, misses, count: 0 };
  });
  const companies = remembering((id): CompanyKind => {
    const misses = fits(filter, 'companies', id) ? [] : (['companies'] as const);
    return { id, misses, count: 0 };
  });
  return {
    /** Does not split first: a hundred thousand short texts cost more than the counting. */
    addAll(records: string, sign: 1 | -1): void {
      for (let from = 0; from < records.length; ) {
        const semicolon = records.indexOf(';', from);
        const to = semicolon === -1 ? records.length : semicolon;
        const first = records.indexOf(',', from);
        const second = records.indexOf(',', first + 1);
        const kind = kinds.of(records.slice(from, first));
        const trait = traitKinds.of(records.slice(first + 1, second));
        const third = records.indexOf(',', second + 1);
        const term = termKinds.of(records.slice(second + 1, third));
        const company = companies.of(records.slice(third + 1, to));
        addOne([kind, trait, term, company], sign);
        from = to + 1;
      }
    },
    tally: (): Omit<Tally, 'sets'> => ({
      kinds: kinds.all(),
      traits: traitKinds.all(),
      terms: termKinds.all(),
      companies: new Map(companies.all().map(({ id, count }) => [id, count])),
    }),
  };
}

/** A part counts a posting if all other parts fit. */
function addOne(parts: readonly Counted[], sign: 1 | -1): void {
  let missing: Counted | null = null;
  for (const part of parts) {
    if (part.misses.length === 0) continue;
    if (missing !== null) return;
    missing = part;
  }
  if (missing !== null) {
    missing.count += sign;
    return;
  }
  for (const part of parts) part.count += sign;
}

function remembering<T extends Counted>(make: (text: string) => T) {
  const known = new Map<string, T>();
  return {
    of(text: string): T {
      const found = known.get(text);
      if (found !== undefined) return found;
      const made = make(text);
      known.set(text, made);
      return made;
    },
    all: (): readonly T[] => [...known.values()],
  };
}

function toKind(text: string, filter: PostingFilter): Kind {
  const [workplace, seniority, employmentType, age, isRecent, band, paysEnough, start, last] =
    text.split('|');
  const holds = {
    workplaces: fits(filter, 'workplaces', workplace),
    seniorities: fits(filter, 'seniorities', seniority),
    employmentTypes: fits(filter, 'employmentTypes', employmentType),
    postedWithinDays: isRecent === '1',
    minSalary: paysEnough === '1',
    starts: fits(filter, 'starts', start),
    deadlines: fits(filter, 'deadlines', last),
  };
  return {
    workplace: (workplace === none ? null : workplace) as Workplace | null,
    seniority: (seniority === none ? null : seniority) as Seniority | null,
    employmentType: (employmentType === none ? null : employmentType) as EmploymentType | null,
    age: Number(age),
    pay: band === none ? 'unstated' : band === '?' ? 'without rate' : Number(band),
    starts: start === none ? null : (start ?? null),
    deadlines: last === none ? null : (last ?? null),
    misses: (Object.keys(holds) as (keyof typeof holds)[]).filter((facet) => !holds[facet]),
    count: 0,
  };
}

type ColumnFacet = 'companies' | 'workplaces' | 'seniorities' | 'employmentTypes' | DateFacet;

/** Whether a value is among the choices of a filter. */
export function fits(filter: PostingFilter, facet: ColumnFacet, value = ''): boolean {
  const wanted: readonly string[] = filter[facet] ?? [];
  const others: readonly string[] = filter.not?.[facet] ?? [];
  return (wanted.length === 0 || wanted.includes(value)) && !others.includes(value);
}

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
