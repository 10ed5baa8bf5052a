import '@mantine/charts/styles.css';
import { Anchor, Button, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { exactDate } from '#renderer/format.ts';
import { lookedAt } from '#renderer/known.ts';
import type { DayNews, Insights } from '#renderer/model.ts';
import { CheckedLine, failingHref } from '#renderer/parts/checked-line.tsx';
import { busiest } from '#renderer/parts/day-calendar/calendar-days.ts';
import { DayCalendar } from '#renderer/parts/day-calendar/day-calendar.tsx';
import { isWorthShowing, useDays } from '#renderer/parts/day-calendar/use-days.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { useCurrency } from '#renderer/store/money.ts';
import { queries } from '#renderer/store/queries.ts';
import { calendarStrings, insightsStrings, myStrings } from '#renderer/strings/insights.ts';
import { labels } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState, Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import {
  type ChartLinks,
  type ChartName,
  chartLinks,
  chartRows,
  chartsWorthShowing,
} from './chart-data.ts';
import { charts } from './charts.tsx';
import classes from './insights-screen.module.css';
import { ModelView } from './model-view.tsx';
import { MySearch } from './my-search.tsx';
import { type Scope, ScopeSelect, useScope } from './scope-select.tsx';
import { sentences } from './sentences.ts';

export function InsightsScreen() {
  const { view } = useRoute().params;
  if (view === 'mine' || view === 'model') {
    return (
      <Screen title={labels.screens.insights} actions={<ViewSwitch view={view} />}>
        {view === 'mine' ? <MySearch /> : <ModelView />}
      </Screen>
    );
  }
  return <Market />;
}

type View = keyof typeof myStrings.tabs;

function ViewSwitch({ view }: { readonly view: View }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={myStrings.tabsLabel}
      value={view}
      data={Object.entries(myStrings.tabs).map(([value, label]) => ({ value, label }))}
      onChange={(to) =>
        navigate(hrefTo('insights', to === 'market' ? {} : { params: { view: to } }))
      }
    />
  );
}

function Market() {
  const scope = useScope();
  const { filter, isKnown } = scope;
  const {
    data: insights,
    error,
    refetch,
  } = useQuery({ ...queries.insights(useCurrency(), filter), enabled: isKnown });
  const links = chartLinks(filter ?? {});
  return (
    <Screen
      title={labels.screens.insights}
      actions={
        <>
          <ScopeSelect />
          <ViewSwitch view="market" />
        </>
      }
      subtitle={
        insights &&
        insights.open > 0 && (
          <>
            <Anchor className={classes.open} href={links.all}>
              {insightsStrings.open(insights.open)}
            </Anchor>
            {' · '}
            <CheckedLine />
          </>
        )
      }
    >
      {insights === undefined && error !== null && (
        <ErrorNote error={error} onRetry={() => void refetch()} />
      )}
      {insights === undefined && error === null && <SkeletonRows rows={4} height={180} />}
      {insights !== undefined &&
        insights.open === 0 &&
        (filter === null ? <Nothing /> : <NothingInScope />)}
      {insights !== undefined && insights.open > 0 && (
        <Charts insights={insights} links={links} scope={scope} />
      )}
    </Screen>
  );
}

function Charts({
  insights,
  links,
  scope: { filter, companyId },
}: {
  readonly insights: Insights;
  readonly links: ChartLinks;
  readonly scope: Scope;
}) {
  const names = chartsWorthShowing(insights);
  const all = useDays(companyId);
  // Days are not counted by search.
  const days = filter === null || companyId !== undefined ? all : null;
  return (
    <div className={classes.root}>
      <div className={classes.charts}>
        {isWorthShowing(days) && !names.includes('weeks') && (
          <div className={classes.row}>
            <div className={classes.column}>
              <Days days={days} companyId={companyId} />
            </div>
          </div>
        )}
        {chartRows(names).map((row) => (
          <div key={row.flat().join()} className={classes.row}>
            {row.map((column) => (
              <div key={column.join()} className={classes.column}>
                {column.map((name) => (
                  <Chart key={name} name={name} insights={insights} links={links} />
                ))}
              </div>
            ))}
            {isWorthShowing(days) && row.flat().includes('weeks') && (
              <div className={classes.column} data-narrow>
                <Days days={days} companyId={companyId} />
              </div>
            )}
          </div>
        ))}
      </div>
      {names.length < 3 && (
        <Text c="dimmed" mt="lg">
          {insightsStrings.tooFew}
        </Text>
      )}
    </div>
  );
}

/** The calendar of new openings. */
function Days({
  days,
  companyId,
}: {
  readonly days: readonly DayNews[];
  readonly companyId: string | undefined;
}) {
  const most = busiest(days);
  return (
    <ChartPanel
      title={calendarStrings.title}
      sentence={
        most === null
          ? calendarStrings.none
          : calendarStrings.busiest(most.new, exactDate(most.from))
      }
    >
      <DayCalendar days={days} {...(companyId !== undefined && { companyId })} />
    </ChartPanel>
  );
}

function Chart({
  name,
  insights,
  links,
}: {
  readonly name: ChartName;
  readonly insights: Insights;
  readonly links: ChartLinks;
}) {
  const Drawn = charts[name];
  return (
    <ChartPanel title={insightsStrings[name].title} sentence={sentences[name](insights)}>
      <Drawn insights={insights} links={links} />
    </ChartPanel>
  );
}

function NothingInScope() {
  return (
    <EmptyState
      drawing="search"
      title={insightsStrings.scope.none}
      action={
        <Button component="a" variant="default" href={hrefTo('insights')}>
          {insightsStrings.scope.showAll}
        </Button>
      }
    >
      {insightsStrings.scope.noneHint}
    </EmptyState>
  );
}

function Nothing() {
  const { data: counts } = useQuery(queries.counts());
  if (counts === undefined) return null;
  const words = insightsStrings.empty[lookedAt(counts)];
  return (
    <EmptyState
      drawing="insights"
      title={words.title}
      action={
        <Button
          component="a"
          href={counts.failingCompanies > 0 ? failingHref : hrefTo('companies')}
        >
          {counts.failingCompanies > 0 ? insightsStrings.showFailing : insightsStrings.toCompanies}
        </Button>
      }
    >
      {words.body}
    </EmptyState>
  );
}

function ChartPanel({
  title,
  sentence,
  children,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.chartPanel} aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <p className={classes.sentence} dir="auto">
        {sentence}
      </p>
      {children}
    </section>
  );
}
