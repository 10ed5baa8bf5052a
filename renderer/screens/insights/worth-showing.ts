import type { Insights } from '#renderer/model.ts';

/** The charts there are, in the order they stand in. */
export const chartNames = [
  'weeks',
  'companies',
  'pay',
  'skills',
  'seniorities',
  'workplaces',
] as const;
export type ChartName = (typeof chartNames)[number];

/** Fewer than these say nothing about the rest. */
const fewestStated = 3;
const fewestPays = 5;

/** The charts that say something of what there is. */
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

/** How many say it. */
export const stated = (counts: readonly Counted[]): number =>
  counts.reduce((sum, { value, count }) => (value === null ? sum : sum + count), 0);

/** How many do not. */
export const unstated = (counts: readonly Counted[]): number =>
  counts.find(({ value }) => value === null)?.count ?? 0;
