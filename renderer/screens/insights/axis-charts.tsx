import { BarChart, CompositeChart, type CompositeChartSeries } from '@mantine/charts';
import { VisuallyHidden } from '@mantine/core';
import { exactDay } from '#renderer/format.ts';
import type { Insights } from '#renderer/model.ts';
import { navigate } from '#renderer/routes.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import axisLinksClasses from './axis-links.module.css';
import { type ChartLinks, weekDomains } from './chart-data.ts';
import { amount, axisText, bandText, medianPlace, share } from './money.ts';
import payChartClasses from './pay-chart.module.css';
import classes from './weeks-chart.module.css';

const words = insightsStrings.weeks;

const series: CompositeChartSeries[] = [
  { name: 'new', label: words.new, type: 'bar', color: 'var(--rw-good)' },
  { name: 'closed', label: words.closed, type: 'bar', color: 'var(--chart-bar)' },
  { name: 'open', label: words.open, type: 'line', color: 'var(--rw-text)', yAxisId: 'right' },
];

/** New, closed and open openings per week. A click shows those new in that week. */
export function WeeksChart({
  weeks,
  links,
}: {
  readonly weeks: Insights['weeks'];
  readonly links: ChartLinks;
}) {
  const { bars, line } = weekDomains(weeks);
  const data = weeks.map(({ from, new: fresh, closed, open }) => ({
    week: dayText(from),
    new: fresh,
    closed: -closed,
    open,
  }));
  const unwatched = weeks.filter(({ open }) => open === null).length;
  const show = (index: unknown): void => {
    const week = weeks[Number(index ?? Number.NaN)];
    if (week !== undefined) navigate(links.week(week));
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
        {unwatched > 0 && (
          <div
            className={classes.unwatched}
            style={{ width: `${(unwatched / weeks.length) * 100}%` }}
          >
            <span>{words.notWatched}</span>
          </div>
        )}
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
          short: dayText(week.from, 'numeric'),
          more:
            week.open === null ? words.notWatched : words.week(week.new, week.closed, week.open),
          href: links.week(week),
        }))}
      />
    </>
  );
}

const dayText = (iso: string, month: 'short' | 'numeric' = 'short'): string =>
  new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month });

const payWords = insightsStrings.pay;

/** Openings by the upper end of their pay, with the median and the number without stated pay. */
export function PayChart({
  pay,
  open,
  links,
}: {
  readonly pay: Insights['pay'];
  readonly open: number;
  readonly links: ChartLinks;
}) {
  const { bands, currency, median, stated, ratesOf, withoutRate } = pay;
  const place = medianPlace(pay);
  const unsaid = Math.max(0, open - stated - withoutRate);
  const most = Math.max(...bands.map(({ count }) => count));
  const data = bands.map((band) => ({ band: bandText(band, currency), count: band.count }));
  const show = (index: unknown): void => {
    const band = bands[Number(index ?? Number.NaN)];
    if (band !== undefined) navigate(links.pay(band, currency));
  };
  return (
    <>
      <div className={payChartClasses.plot} aria-hidden>
        <BarChart
          // Absolute: in the flow, the plot could grow with its row but never shrink.
          pos="absolute"
          inset={0}
          h="100%"
          data={data}
          dataKey="band"
          series={[{ name: 'count', label: payWords.count, color: 'var(--chart-bar)' }]}
          getBarColor={(count) => (count === most ? 'var(--chart-most)' : 'var(--chart-bar)')}
          withXAxis={false}
          withYAxis={false}
          gridAxis="none"
          accessibilityLayer={false}
          tooltipProps={{ content: () => null }}
          barChartProps={{
            margin: { top: 24, right: 0, bottom: 0, left: 0 },
            barCategoryGap: '12%',
            onClick: ({ activeTooltipIndex }) => show(activeTooltipIndex),
          }}
        />
        {place !== null && median !== null && (
          <div className={payChartClasses.median} style={{ left: `${place * 100}%` }}>
            <span className={payChartClasses.medianText}>
              {payWords.median(amount(median, currency))}
            </span>
          </div>
        )}
      </div>
      <AxisLinks
        label={payWords.links}
        links={bands.map((band) => ({
          ...axisText(band),
          note: band.count.toLocaleString(),
          more: payWords.link(amount(band.from, currency)),
          href: links.pay(band, currency),
        }))}
      />
      <p className={payChartClasses.note}>
        {payWords.hint(currency, exactDay(ratesOf))}
        {unsaid > 0 && ` ${payWords.unsaid(unsaid, share(unsaid, open))}`}
        {withoutRate > 0 && ` ${payWords.withoutRate(withoutRate)}`}
      </p>
    </>
  );
}

export type AxisLink = {
  readonly text: string;
  readonly short?: string;
  readonly note?: string;
  /** The label for screen readers. */
  readonly more: string;
  readonly href: string;
};

/** The axis of a plot with equal columns. Each label is a link, for keyboard and mouse. */
function AxisLinks({
  links,
  label,
}: {
  readonly links: readonly AxisLink[];
  readonly label: string;
}) {
  return (
    <ul className={axisLinksClasses.root} aria-label={label}>
      {links.map(({ text, short, note, more, href }) => (
        <li key={href} className={axisLinksClasses.item}>
          <a className={axisLinksClasses.link} href={href} title={more}>
            {short === undefined ? (
              text
            ) : (
              <>
                <span className={axisLinksClasses.long}>{text}</span>
                <span className={axisLinksClasses.short}>{short}</span>
              </>
            )}
            {note !== undefined && <span className={axisLinksClasses.note}>{note}</span>}
            <VisuallyHidden>{more}</VisuallyHidden>
          </a>
        </li>
      ))}
    </ul>
  );
}
