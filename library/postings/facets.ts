import type { PostingFacets } from '#contract/postings.ts';
import { Clearance, Education, Seniority, Shift } from '#core/enrichment.ts';
import { EmploymentType, Workplace } from '#core/posting.ts';
import {
  ContractBand,
  HoursBand,
  OfficeBand,
  PeopleBand,
  PermitDemand,
  type PostingFilter,
  TravelBand,
  VisaStance,
  YearsBand,
} from '#core/posting-filter.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import { dateBands } from './date-bands.ts';
import { type TermFacet, type TraitFacet, termValues, valuesOf } from './fact-sets.ts';
import { postingFilter } from './filter.ts';
import { payBands, payFacet } from './pay-facet.ts';
import { countSkills, type SkillCount } from './skills.ts';
import {
  ageDays,
  countBy,
  type Facet,
  type Kind,
  type SetKind,
  type Tally,
  tallyPostings,
} from './tally.ts';

/** Counts skills of this many postings: reading all takes too long. */
const mostForSkills = 3_000;
const mostSkills = 50;

/**
 * Counts the choices of every facet as if none of its own were made. Skills keep their choices,
 * since a posting must have all of them. The most frequent first; pay in `currency`. Throws
 * `unknown_company` and `no_rate`.
 */
export async function readFacets(
  db: Database,
  filter: PostingFilter,
  currency = filter.payCurrency ?? 'USD',
): Promise<PostingFacets> {
  const bands = await payBands(db, currency);
  const tally = await tallyPostings(db, filter, bands);
  const lists = await newestSkills(db, filter);
  const but = (facet: Facet) =>
    tally.kinds.filter(({ misses }) => misses.every((missed) => missed === facet));
  const byAge = but('postedWithinDays');
  const columnFacet = <T extends string>(
    name: 'workplaces' | 'seniorities' | 'employmentTypes',
    values: readonly T[],
    pick: (kind: Kind) => T | null,
  ) => facet(values, { counts: countBy(but(name), pick), chosen: chosenOf(filter, name) });
  const traitFacet = <T extends string>(name: TraitFacet, values: readonly T[]) =>
    facet(values, { counts: countTraits(tally, name), chosen: chosenOf(filter, name) });
  return {
    ...termFacetsOf(tally, filter, but),
    companies: await companyFacet(db, tally.companies, chosenOf(filter, 'companies')),
    workplaces: columnFacet('workplaces', Workplace.options, ({ workplace }) => workplace),
    seniorities: columnFacet('seniorities', Seniority.options, ({ seniority }) => seniority),
    employmentTypes: columnFacet(
      'employmentTypes',
      EmploymentType.options,
      ({ employmentType }) => employmentType,
    ),
    skills: skillFacet(countSkills(lists), chosenOf(filter, 'skills')),
    skillsOf: lists.length,
    posted: ageDays.map((days, i) => ({
      days,
      count: sum(byAge.filter(({ age }) => age >= ageDays.length - i)),
    })),
    pay: await payFacet(db, { filter, kinds: but('minSalary'), bands }),
    visa: traitFacet('visa', VisaStance.options),
    years: traitFacet('years', YearsBand.options).toSorted(byOrderOf(YearsBand.options)),
    educations: traitFacet('educations', Education.options),
    departments: await departmentFacet(db, filter),
    languages: namesFacet(countTraits(tally, 'languages'), chosenOf(filter, 'languages')),
    benefits: namesFacet(countTraits(tally, 'benefits'), chosenOf(filter, 'benefits')),
  };
}

/** The terms of the work: choices of a scale in its order, names by their number. */
function termFacetsOf(tally: Tally, filter: PostingFilter, but: (facet: Facet) => readonly Kind[]) {
  const among = <T extends string>(name: TermFacet, values: readonly T[]) =>
    facet(values, { counts: countTerms(tally, name), chosen: chosenOf(filter, name) });
  const scale = <T extends string>(name: TermFacet, values: readonly T[]) =>
    among(name, values).toSorted(byOrderOf(values));
  const names = (name: TermFacet) => namesFacet(countTerms(tally, name), chosenOf(filter, name));
  const dates = <T extends string>(name: 'starts' | 'deadlines', values: readonly T[]) =>
    facet(values, {
      counts: countBy(but(name), (kind) => kind[name]),
      chosen: chosenOf(filter, name),
    }).toSorted(byOrderOf(values));
  return {
    permits: among('permits', PermitDemand.options),
    clearances: among('clearances', Clearance.options),
    citizenships: names('citizenships'),
    travel: scale('travel', TravelBand.options),
    officeDays: scale('officeDays', OfficeBand.options),
    shifts: among('shifts', Shift.options),
    weeklyHours: scale('weeklyHours', HoursBand.options),
    contractLengths: scale('contractLengths', ContractBand.options),
    starts: dates('starts', dateBands.starts),
    deadlines: dates('deadlines', dateBands.deadlines),
    licences: names('licences'),
    peopleLed: scale('peopleLed', PeopleBand.options),
    timeZones: names('timeZones'),
  };
}

/** Wanted or left out: such values are always listed. */
const chosenOf = <F extends Exclude<keyof NonNullable<PostingFilter['not']>, 'places'>>(
  filter: PostingFilter,
  name: F,
): readonly string[] => [...(filter[name] ?? []), ...(filter.not?.[name] ?? [])];

const byOrderOf =
  (values: readonly string[]) =>
  (a: { readonly value: string }, b: { readonly value: string }): number =>
    values.indexOf(a.value) - values.indexOf(b.value);

const countTraits = ({ traits, sets }: Tally, name: TraitFacet): ReadonlyMap<string, number> =>
  countSets(traits, name, (id) => {
    const set = sets.traits.get(id);
    return set === undefined ? [] : valuesOf[name](set);
  });

const countTerms = ({ terms, sets }: Tally, name: TermFacet): ReadonlyMap<string, number> =>
  countSets(terms, name, (id) => {
    const set = sets.terms.get(id);
    return set === undefined ? [] : termValues[name](set);
  });

function countSets(
  kinds: readonly SetKind[],
  name: Facet,
  valuesOfSet: (id: number) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id, misses, count } of kinds) {
    if (misses.some((missed) => missed !== name)) continue;
    for (const value of valuesOfSet(id)) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return counts;
}

/** The most frequent names; a chosen one in its usual spelling. */
function namesFacet(
  counts: ReadonlyMap<string, number>,
  chosen: readonly string[],
): PostingFacets['languages'] {
  const counted = [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return skillFacet(counted, chosen).map(({ value, label, count }) => ({
    value: label ?? value,
    count,
  }));
}

const sum = (kinds: readonly Kind[]): number =>
  kinds.reduce((total, { count }) => total + count, 0);

/** Drops choices that match nothing, except the chosen ones. */
function facet<T extends string>(
  values: readonly T[],
  {
    counts,
    chosen,
  }: {
    readonly counts: ReadonlyMap<string | null, number>;
    readonly chosen: readonly string[];
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

async function departmentFacet(
  db: Database,
  filter: PostingFilter,
): Promise<PostingFacets['departments']> {
  const { not } = filter;
  const others = not && { ...not, departments: undefined };
  const any = { ...filter, departments: undefined, not: others };
  const { from, values, isIndexed } = await postingFilter(db, any);
  const order = isIndexed ? 's.rowid DESC' : 'p.listedAt DESC, p.seq DESC';
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ names: string | null }[]>(
      `SELECT json_group_array(department) AS names
      FROM (SELECT p.department FROM ${from} ORDER BY ${order} LIMIT ?)
      WHERE department IS NOT NULL`,
      ...values,
      mostForSkills,
    ),
  );
  const names = JSON.parse(rows[0]?.names ?? '[]') as string[];
  const counted = countSkills(names.map((name) => [name]));
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  return namesFacet(counts, chosenOf(filter, 'departments'));
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
