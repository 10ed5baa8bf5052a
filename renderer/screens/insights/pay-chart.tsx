import { BarChart } from '@mantine/charts';
import type { Insights } from '#renderer/model.ts';
import { navigate } from '#renderer/routes.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import { AxisLinks } from './axis-links.tsx';
import { chartLinks } from './chart-links.ts';
import { amount, axisText, bandText, medianPlace } from './money.ts';
import classes from './pay-chart.module.css';
import { share } from './share.ts';

const words = insightsStrings.pay;

/** How many openings pay up to how much, with the median, and how many do not say. */
export function PayChart({ pay, open }: { readonly pay: Insights['pay']; readonly open: number }) {
  const { bands, currency, median, stated } = pay;
  const place = medianPlace(pay);
  const unsaid = Math.max(0, open - stated);
  const data = bands.map((band) => ({ band: bandText(band, currency), count: band.count }));
  const show = (index: unknown): void => {
    const band = bands[Number(index ?? Number.NaN)];
    if (band !== undefined) navigate(chartLinks.pay(band));
  };
  return (
    <>
      <div className={classes.plot} aria-hidden>
        <BarChart
          // Out of the flow: else the plot could grow with its row, but never shrink again.
          pos="absolute"
          inset={0}
          h="100%"
          data={data}
          dataKey="band"
          series={[{ name: 'count', label: words.count, color: 'var(--chart-bar)' }]}
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
          <div className={classes.median} style={{ left: `${place * 100}%` }}>
            <span className={classes.medianText}>{words.median(amount(median, currency))}</span>
          </div>
        )}
      </div>
      <AxisLinks
        label={words.links}
        links={bands.map((band) => ({
          ...axisText(band),
          note: band.count.toLocaleString(),
          more: words.link(amount(band.from, currency)),
          href: chartLinks.pay(band),
        }))}
      />
      <p className={classes.note}>
        {words.hint(currency ?? '')}
        {unsaid > 0 && ` ${words.unsaid(unsaid, share(unsaid, open))}`}
      </p>
    </>
  );
}
