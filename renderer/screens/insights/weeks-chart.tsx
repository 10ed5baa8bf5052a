import { CompositeChart, type CompositeChartSeries } from '@mantine/charts';
import type { Insights } from '#renderer/model.ts';
import { navigate } from '#renderer/routes.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import { AxisLinks } from './axis-links.tsx';
import { chartLinks } from './chart-links.ts';
import { weekDomains } from './week-domains.ts';
import classes from './weeks-chart.module.css';

const words = insightsStrings.weeks;

const series: CompositeChartSeries[] = [
  { name: 'new', label: words.new, type: 'bar', color: 'var(--rw-good)' },
  { name: 'closed', label: words.closed, type: 'bar', color: 'var(--chart-bar)' },
  { name: 'open', label: words.open, type: 'line', color: 'var(--rw-text)', yAxisId: 'right' },
];

/** Week by week: what is new, what closed, and how much is open. A click shows what was new then. */
export function WeeksChart({ weeks }: { readonly weeks: Insights['weeks'] }) {
  const { bars, line } = weekDomains(weeks);
  const data = weeks.map(({ from, new: fresh, closed, open }) => ({
    week: dayText(from),
    new: fresh,
    closed: -closed,
    open,
  }));
  const show = (index: unknown): void => {
    const week = weeks[Number(index ?? Number.NaN)];
    if (week !== undefined) navigate(chartLinks.week(week));
  };
  return (
    <>
      <ul className={classes.legend}>
        {series.map(({ name, label }) => (
          <li key={name} data-series={name}>
            {label}
          </li>
        ))}
      </ul>
      <div className={classes.plot} aria-hidden>
        <CompositeChart
          h={200}
          data={data}
          dataKey="week"
          series={series}
          withXAxis={false}
          withYAxis={false}
          gridAxis="none"
          withDots={false}
          strokeWidth={1.5}
          curveType="linear"
          maxBarWidth={28}
          accessibilityLayer={false}
          valueFormatter={(value) => Math.abs(value).toLocaleString()}
          yAxisProps={{ domain: [...bars], allowDataOverflow: true }}
          rightYAxisProps={{ domain: [...line], allowDataOverflow: true }}
          barProps={{ stackId: 'week' }}
          referenceLines={[{ y: 0, color: 'var(--rw-line)' }]}
          composedChartProps={{
            margin: { top: 0, right: 0, bottom: 0, left: 0 },
            stackOffset: 'sign',
            onClick: ({ activeTooltipIndex }) => show(activeTooltipIndex),
          }}
        />
      </div>
      <AxisLinks
        label={words.links}
        links={weeks.map((week) => ({
          text: dayText(week.from),
          more: words.week(week.new, week.closed, week.open),
          href: chartLinks.week(week),
        }))}
      />
    </>
  );
}

const dayText = (iso: string): string =>
  new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
