import type { ComponentType } from 'react';
import type { Insights } from '#renderer/model.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import { labels } from '#renderer/strings/labels.ts';
import { type Bar, BarLinks } from './bar-links.tsx';
import { chartLinks } from './chart-links.ts';
import { PayChart } from './pay-chart.tsx';
import { skillsToShow } from './skills-to-show.ts';
import { WeeksChart } from './weeks-chart.tsx';
import { type ChartName, unstated } from './worth-showing.ts';

type ChartProps = { readonly insights: Insights };

/** THE TABLE of charts. */
export const charts: Readonly<Record<ChartName, ComponentType<ChartProps>>> = {
  weeks: ({ insights: { weeks } }) => <WeeksChart weeks={weeks} />,
  companies: ({ insights: { companies, open } }) => (
    <BarLinks bars={companyBars(companies)} whole={open} unsaid={0} />
  ),
  pay: ({ insights: { pay, open } }) => <PayChart pay={pay} open={open} />,
  skills: ({ insights }) => (
    <BarLinks
      bars={skillsToShow(insights).map(({ value, count }) => ({
        name: value,
        count,
        href: chartLinks.skill(value),
      }))}
      whole={insights.open}
      unsaid={0}
    />
  ),
  seniorities: ({ insights: { seniorities, open } }) => (
    <BarLinks
      bars={inOrder(labels.seniorities, seniorities, chartLinks.seniority)}
      whole={open}
      unsaid={unstated(seniorities)}
    />
  ),
  workplaces: ({ insights: { workplaces, open } }) => (
    <BarLinks
      bars={inOrder(labels.workplaces, workplaces, chartLinks.workplace)}
      whole={open}
      unsaid={unstated(workplaces)}
    />
  ),
};

const companyBars = (companies: Insights['companies']): readonly Bar[] =>
  companies
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open)
    .map(({ id, name, open, new: fresh }) => ({
      name,
      count: open,
      href: chartLinks.company(id),
      ...(fresh > 0 && { note: insightsStrings.companies.isNew(fresh) }),
    }));

/** Steps of a ladder stay in their order, so that its shape can be seen. */
function inOrder<V extends string>(
  names: Readonly<Record<V, string>>,
  counts: readonly { readonly value: V | null; readonly count: number }[],
  hrefOf: (value: V) => string,
): readonly Bar[] {
  const order = Object.keys(names);
  return counts
    .toSorted((a, b) => order.indexOf(a.value ?? '') - order.indexOf(b.value ?? ''))
    .flatMap(({ value, count }) =>
      value === null || count === 0 ? [] : [{ name: names[value], count, href: hrefOf(value) }],
    );
}
