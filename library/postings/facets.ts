import type { PostingFacets } from '#contract/postings.ts';
import { Seniority } from '#core/enrichment.ts';
import { EmploymentType, Workplace } from '#core/posting.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { postingFilter } from './filter.ts';
import {
  ageDays,
  countBy,
  countSkills,
  type Facet,
  type Kind,
  type SkillCount,
  tallyPostings,
} from './tally.ts';

/** Counts skills of this many postings: reading all takes too long. */
const mostForSkills = 3_000;
const mostSkills = 50;

/**
 * Counts the choices of every facet as if none of its own were made. Skills keep their choices,
 * since a posting must have all of them. The most frequent first. Throws `unknown_company`.
 */
export async function readFacets(db: Database, filter: PostingFilter): Promise<PostingFacets> {
  const { kinds, companies } = await tallyPostings(db, filter);
  const lists = await newestSkills(db, filter);
  const but = (facet: Facet) =>
    kinds.filter(({ misses }) => misses.every((missed) => missed === facet));
  const byAge = but('postedWithinDays');
  return {
    companies: await companyFacet(db, companies, filter.companies ?? []),
    workplaces: facet(Workplace.options, {
      counts: countBy(but('workplaces'), ({ workplace }) => workplace),
      chosen: filter.workplaces,
    }),
    seniorities: facet(Seniority.options, {
      counts: countBy(but('seniorities'), ({ seniority }) => seniority),
      chosen: filter.seniorities,
    }),
    employmentTypes: facet(EmploymentType.options, {
      counts: countBy(but('employmentTypes'), ({ employmentType }) => employmentType),
      chosen: filter.employmentTypes,
    }),
    skills: skillFacet(countSkills(lists), filter.skills ?? []),
    skillsOf: lists.length,
    posted: ageDays.map((days, i) => ({
      days,
      count: sum(byAge.filter(({ age }) => age >= ageDays.length - i)),
    })),
    withSalary: sum(but('minSalary').filter(({ statesPay }) => statesPay)),
  };
}

const sum = (kinds: readonly Kind[]): number =>
  kinds.reduce((total, { count }) => total + count, 0);

/** Drops choices that match nothing, except the chosen ones. */
function facet<T extends string>(
  values: readonly T[],
  {
    counts,
    chosen = [],
  }: {
    readonly counts: ReadonlyMap<T | null, number>;
    readonly chosen: readonly T[] | undefined;
  },
): { value: T; count: number }[] {
  return values
    .map((value) => ({ value, count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .toSorted((a, b) => b.count - a.count);
}

async function companyFacet(
  db: Database,
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): Promise<PostingFacets['companies']> {
  const rows = await read(db, (prisma) =>
    prisma.company.findMany({ select: { id: true, name: true } }),
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return [...new Set([...chosen, ...counts.keys()])]
    .map((value) => ({ value, ...named(names.get(value)), count: counts.get(value) ?? 0 }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
    .toSorted((a, b) => b.count - a.count || compareNames(a.label, b.label));
}

const named = (label: string | undefined) => (label === undefined ? {} : { label });

const compareNames = (a = '', b = ''): number => a.localeCompare(b, 'en');

/** A chosen skill keeps its spelling as value; its name is the usual spelling. */
function skillFacet(
  counted: readonly SkillCount[],
  chosen: readonly string[],
): PostingFacets['companies'] {
  const isSame = (a: string) => (b: string) => a.toLowerCase() === b.toLowerCase();
  const made = chosen.map((value) => {
    const found = counted.find((skill) => isSame(value)(skill.value));
    return { value, ...named(found?.value), count: found?.count ?? 0 };
  });
  const further = counted
    .slice(0, mostSkills)
    .filter(({ value }) => !chosen.some(isSame(value)))
    .map(({ value, count }) => ({ value, count }));
  return [...made, ...further].toSorted((a, b) => b.count - a.count);
}

/** The skills of the newest matches; with words, of the last found. */
async function newestSkills(
  db: Database,
  filter: PostingFilter,
): Promise<readonly (readonly string[])[]> {
  const { from, values, isIndexed } = await postingFilter(db, filter);
  const order = isIndexed ? 's.rowid DESC' : 'p.listedAt DESC, p.seq DESC';
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ lists: string | null }[]>(
      `SELECT group_concat(skills) AS lists
      FROM (SELECT p.skills FROM ${from} ORDER BY ${order} LIMIT ?)`,
      ...values,
      mostForSkills,
    ),
  );
  return JSON.parse(`[${row?.lists ?? ''}]`) as string[][];
}
