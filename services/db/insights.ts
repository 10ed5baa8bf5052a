import type { Seniority } from '#core/enrichment.ts';
import type { EmploymentType, Workplace } from '#core/posting.ts';
import { read } from './access.ts';
import { countBy } from './count-by.ts';
import type { Database } from './open.ts';
import { type Filter, postingFilter } from './posting-filter.ts';
import { type Pay, summarisePay } from './posting-pay.ts';
import { countSkills, type SkillCount } from './posting-skills.ts';
import { type Kind, tallyPostings } from './posting-tally.ts';
import { readWeeks, type Week } from './posting-weeks.ts';

type Count<T> = { readonly value: T; readonly count: number };

/** What the stored postings come to: those that are open and not hidden, but for the weeks. */
export type Insights = {
  readonly open: number;
  readonly weeks: Week[];
  /** 'new' was first seen within seven days. */
  readonly companies: {
    readonly id: string;
    readonly name: string;
    readonly open: number;
    readonly new: number;
  }[];
  readonly workplaces: Count<Workplace | null>[];
  readonly seniorities: Count<Seniority | null>[];
  readonly employmentTypes: Count<EmploymentType | null>[];
  readonly skills: SkillCount[];
  readonly pay: Pay;
};

const mostCompanies = 15;
const mostSkills = 20;

/** Sums up the stored postings; the most frequent first, what is not stated last. */
export async function readInsights(db: Database): Promise<Insights> {
  const open = await postingFilter(db, { status: 'open' });
  const { kinds, companies } = await tallyPostings(db, { status: 'open' });
  return {
    open: kinds.reduce((sum, { count }) => sum + count, 0),
    weeks: await readWeeks(db),
    companies: await largest(db, companies),
    workplaces: shares(kinds, ({ workplace }) => workplace),
    seniorities: shares(kinds, ({ seniority }) => seniority),
    employmentTypes: shares(kinds, ({ employmentType }) => employmentType),
    skills: countSkills(await readSkills(db, open)).slice(0, mostSkills),
    pay: summarisePay(await readPay(db, open)),
  };
}

function shares<T>(kinds: readonly Kind[], pick: (kind: Kind) => T | null): Count<T | null>[] {
  return [...countBy(kinds, pick)]
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(a.value === null) - Number(b.value === null) || b.count - a.count);
}

async function largest(
  db: Database,
  counts: ReadonlyMap<string, number>,
): Promise<Insights['companies']> {
  const most = [...counts]
    .filter(([, open]) => open > 0)
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostCompanies);
  const ids = most.map(([id]) => id);
  const fresh = await countNew(db, ids);
  const rows = await read(db, (prisma) => prisma.company.findMany({ where: { id: { in: ids } } }));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return most.map(([id, open]) => ({
    id,
    name: names.get(id) ?? '',
    open,
    new: fresh.get(id) ?? 0,
  }));
}

async function countNew(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { from, values } = await postingFilter(db, { status: 'new', companies: [...ids] });
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: string; count: number }[]>(
      `SELECT p.companyId AS id, count(*) AS count FROM ${from} GROUP BY p.companyId`,
      ...values,
    ),
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** The skills of each posting: as one text, which is quicker than as many rows. */
async function readSkills(db: Database, { from, values }: Filter): Promise<string[][]> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ lists: string | null }[]>(
      `SELECT group_concat(p.skills) AS lists FROM ${from}`,
      ...values,
    ),
  );
  return JSON.parse(`[${row?.lists ?? ''}]`) as string[][];
}

async function readPay(
  db: Database,
  { from, values }: Filter,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ currency: string; amounts: string }[]>(
      `SELECT p.salaryCurrency AS currency, json_group_array(p.salaryYearly) AS amounts
      FROM ${from} AND p.salaryYearly IS NOT NULL AND p.salaryCurrency IS NOT NULL
      GROUP BY p.salaryCurrency`,
      ...values,
    ),
  );
  return new Map(rows.map(({ currency, amounts }) => [currency, JSON.parse(amounts) as number[]]));
}
