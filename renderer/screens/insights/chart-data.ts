import { toParams } from '#renderer/filter-params.ts';
import type { Insights, PostingFilter, Seniority, Workplace } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';

type Week = Insights['weeks'][number];
type Band = Insights['pay']['bands'][number];

/** Charts count read openings, too, and none that is hidden, whatever a search says. */
const uncounted = { isUnread: undefined, hidden: undefined } satisfies PostingFilter;

/** The openings behind each part of a chart, of all openings or of a filter. */
export function chartLinks(scope: PostingFilter = {}) {
  const openings = (filter: PostingFilter): string =>
    hrefTo('openings', { params: toParams({ ...scope, ...uncounted, ...filter }) });
  const open = (filter: PostingFilter): string => openings({ ...filter, status: 'open' });
  return {
    all: open({}),
    /** New openings of a week, closed since or not. */
    week: ({ from, to }: Week) =>
      openings({ status: undefined, firstSeenFrom: from, firstSeenBefore: to, isNews: true }),
    company: (id: string) => open({ companies: [id] }),
    skill: (skill: string) => open({ skills: [...new Set([...(scope.skills ?? []), skill])] }),
    seniority: (value: Seniority) => open({ seniorities: [value] }),
    workplace: (value: Workplace) => open({ workplaces: [value] }),
    /** Filters have no upper end, so this includes openings that pay more. */
    pay: ({ from }: Band, payCurrency: string) =>
      open({ minSalary: Math.max(1, from), payCurrency, sort: 'salary' }),
  } as const;
}
export type ChartLinks = ReturnType<typeof chartLinks>;

export const chartNames = [
  'weeks',
  'companies',
  'pay',
  'skills',
  'seniorities',
  'workplaces',
] as const;
export type ChartName = (typeof chartNames)[number];

/** Fewer openings say nothing about the rest. */
const fewestStated = 3;
const fewestPays = 5;

export const chartsWorthShowing = (insights: Insights): readonly ChartName[] =>
  chartNames.filter((name) => isEnough[name](insights));

const isEnough: Readonly<Record<ChartName, (insights: Insights) => boolean>> = {
  weeks: ({ weeks }) => weeks.filter((week) => week.new > 0 || week.closed > 0).length > 1,
  companies: ({ companies }) => companies.filter(({ open }) => open > 0).length > 1,
  pay: ({ pay }) => pay.stated >= fewestPays && pay.bands.length > 1,
  skills: ({ skills }) => skills.length >= fewestStated,
  seniorities: ({ seniorities }) => stated(seniorities) >= fewestStated,
  workplaces: ({ workplaces }) => stated(workplaces) >= fewestStated,
};

type Counted = { readonly value: string | null; readonly count: number };

export const stated = (counts: readonly Counted[]): number =>
  counts.reduce((sum, { value, count }) => (value === null ? sum : sum + count), 0);

export const unstated = (counts: readonly Counted[]): number =>
  counts.find(({ value }) => value === null)?.count ?? 0;

type Column = readonly ChartName[];

/**
 * Arranges charts so that neighbouring columns end level: weeks alone, and of the rest the last
 * two, which are short, share a column.
 */
export function chartRows(names: readonly ChartName[]): readonly (readonly Column[])[] {
  const others = names.filter((name) => name !== 'weeks');
  const [beside, ...short] = others.slice(-3);
  const rows: readonly (readonly Column[])[] = [
    names.filter((name) => name === 'weeks').map((name) => [name]),
    others.slice(0, -3).map((name) => [name]),
    [beside === undefined ? [] : [beside], short],
  ];
  return rows
    .map((row) => row.filter((column) => column.length > 0))
    .filter((row) => row.length > 0);
}

const fewest = 10;
/** The height of the heading between two charts, in bars. */
const headingBars = 4;

/**
 * The most frequent skills: enough to end level with the two charts beside them. The filters of
 * Openings list them all.
 */
export function skillsToShow({
  skills,
  seniorities,
  workplaces,
}: Pick<Insights, 'skills' | 'seniorities' | 'workplaces'>): Insights['skills'] {
  const beside = [...seniorities, ...workplaces].filter(({ count }) => count > 0);
  return skills.slice(0, Math.max(fewest, beside.length + headingBars));
}

export type Domain = readonly [number, number];

/** The share of the height for the line of open openings, above the bars. */
const lineShare = 0.3;

/**
 * Two scales that share one plot without crossing. Bars run from closed openings, below zero, to
 * new ones; the line of open ones lies above.
 */
export function weekDomains(weeks: Insights['weeks']): {
  readonly bars: Domain;
  readonly line: Domain;
} {
  const tallest = Math.max(1, ...weeks.map((week) => week.new));
  const deepest = Math.max(0, ...weeks.map(({ closed }) => closed));
  const opens = weeks.flatMap(({ open }) => open ?? []);
  const least = opens.length === 0 ? 0 : Math.min(...opens);
  const most = Math.max(...opens, least + 1);
  const height = (tallest + deepest) / (1 - lineShare);
  const lineHeight = (most - least) / (lineShare * 0.8);
  return {
    bars: [-deepest, height - deepest],
    line: [most + lineHeight * lineShare * 0.1 - lineHeight, most + lineHeight * lineShare * 0.1],
  };
}
