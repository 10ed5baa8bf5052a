import type { ComponentType } from 'react';
import { count as countText } from '#renderer/format.ts';
import type { Insights } from '#renderer/model.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { PayChart, WeeksChart } from './axis-charts.tsx';
import barLinksClasses from './bar-links.module.css';
import { type ChartLinks, type ChartName, skillsToShow, unstated } from './chart-data.ts';
import { share } from './money.ts';

type ChartProps = { readonly insights: Insights; readonly links: ChartLinks };

/** THE TABLE of charts. */
export const charts: Readonly<Record<ChartName, ComponentType<ChartProps>>> = {
  weeks: ({ insights: { weeks }, links }) => <WeeksChart weeks={weeks} links={links} />,
  companies: ({ insights: { companies, open }, links }) => (
    <BarLinks bars={companyBars(companies, links)} whole={open} unsaid={0} isCompany />
  ),
  pay: ({ insights: { pay, open }, links }) => <PayChart pay={pay} open={open} links={links} />,
  skills: ({ insights, links }) => (
    <BarLinks
      bars={skillsToShow(insights).map(({ value, count }) => ({
        name: value,
        count,
        href: links.skill(value),
      }))}
      whole={insights.open}
      unsaid={0}
    />
  ),
  seniorities: ({ insights: { seniorities, open }, links }) => (
    <BarLinks
      bars={inOrder(labels.seniorities, seniorities, links.seniority)}
      whole={open}
      unsaid={unstated(seniorities)}
    />
  ),
  workplaces: ({ insights: { workplaces, open }, links }) => (
    <BarLinks
      bars={inOrder(labels.workplaces, workplaces, links.workplace)}
      whole={open}
      unsaid={unstated(workplaces)}
    />
  ),
};

const companyBars = (companies: Insights['companies'], links: ChartLinks): readonly Bar[] =>
  companies
    .filter(({ open }) => open > 0)
    .toSorted((a, b) => b.open - a.open)
    .map(({ id, name, open, new: fresh }) => ({
      name,
      count: open,
      href: links.company(id),
      ...(fresh > 0 && { note: insightsStrings.companies.isNew(fresh) }),
    }));

/** Keeps the order of a scale, so that its shape shows. */
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

type Bar = {
  readonly name: string;
  readonly count: number;
  readonly href: string;
  readonly note?: string;
};

/** Horizontal bars, each a link to its openings; openings without a stated value come last. */
function BarLinks({
  bars,
  whole,
  unsaid,
  isCompany = false,
}: {
  readonly bars: readonly Bar[];
  readonly whole: number;
  readonly unsaid: number;
  readonly isCompany?: boolean;
}) {
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  const most = Math.max(unsaid, largest);
  return (
    <ul className={barLinksClasses.root} data-noted={bars.some(({ note }) => note !== undefined)}>
      {bars.map(({ name, count, href, note }) => (
        <li key={href}>
          <a className={barLinksClasses.row} href={href} data-most={count === largest}>
            <span className={barLinksClasses.name} dir="auto" title={name}>
              {isCompany && <Avatar name={name} size={16} />} {name}
            </span>
            <span className={barLinksClasses.track}>
              <span className={barLinksClasses.bar} style={lengthOf(count / most)} />
              {note !== undefined && <span className={barLinksClasses.note}>{note}</span>}
            </span>
            <span className={barLinksClasses.count}>{countText(count)}</span>
            <span className={barLinksClasses.share}>{share(count, whole)}</span>
          </a>
        </li>
      ))}
      {unsaid > 0 && (
        <li className={barLinksClasses.row} data-unsaid>
          <span className={barLinksClasses.name}>{insightsStrings.notStated}</span>
          <span className={barLinksClasses.track}>
            <span className={barLinksClasses.bar} style={lengthOf(unsaid / most)} />
          </span>
          <span className={barLinksClasses.count}>{countText(unsaid)}</span>
          <span className={barLinksClasses.share}>{share(unsaid, whole)}</span>
        </li>
      )}
    </ul>
  );
}

/** The width that notes leave to the bars. */
const lengthOf = (part: number) => ({ width: `calc((100% - var(--note-width)) * ${part})` });
