import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { count as countText, exactDate } from '#renderer/format.ts';
import type { MySearch as Mine } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { myStrings as words } from '#renderer/strings/insights.ts';
import { labels } from '#renderer/strings/labels.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { share } from './money.ts';
import classes from './my-search.module.css';

/** How the user's own search goes: the funnel, applications a week, answers and ends. */
export function MySearch() {
  const { data: mine, error, refetch } = useQuery(queries.mySearch());
  if (mine === undefined) {
    return error === null ? (
      <SkeletonRows rows={4} height={120} />
    ) : (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    );
  }
  if ((mine.funnel[0]?.count ?? 0) === 0) return <Nothing />;
  return (
    <div className={classes.root}>
      <Figures mine={mine} />
      <Panel title={words.funnel}>
        <Bars
          bars={mine.funnel.map(({ stage, count }) => ({ name: labels.stages[stage], count }))}
          whole={mine.funnel[0]?.count ?? 0}
        />
      </Panel>
      <Panel title={words.weeks}>
        <Weeks weeks={mine.weeks} />
      </Panel>
      {mine.outcomes.length > 0 && (
        <Panel title={words.outcomes}>
          <Bars
            bars={mine.outcomes.map(({ value, count }) => ({
              name: value === null ? words.notSaid : labels.outcomes[value],
              count,
            }))}
            whole={mine.outcomes.reduce((sum, { count }) => sum + count, 0)}
          />
        </Panel>
      )}
    </div>
  );
}

function Figures({ mine: { applied, answered, medianAnswerDays } }: { readonly mine: Mine }) {
  const figures: readonly (readonly [string, string])[] = [
    [words.applied, countText(applied)],
    [words.answered, applied === 0 ? words.unknown : share(answered, applied)],
    [words.wait, medianAnswerDays === null ? words.unknown : words.days(medianAnswerDays)],
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.panel} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </section>
  );
}

function Bars({
  bars,
  whole,
}: {
  readonly bars: readonly { readonly name: string; readonly count: number }[];
  readonly whole: number;
}) {
  return (
    <ul className={classes.bars}>
      {bars.map(({ name, count }) => (
        <li key={name} className={classes.bar}>
          <span>{name}</span>
          <span className={classes.track}>
            <span className={classes.fill} style={{ width: `${(count / whole) * 100}%` }} />
          </span>
          <span className={classes.count}>{countText(count)}</span>
          <span className={classes.share}>{share(count, whole)}</span>
        </li>
      ))}
    </ul>
  );
}

function Weeks({ weeks }: { readonly weeks: Mine['weeks'] }) {
  const most = Math.max(1, ...weeks.map(({ applied }) => applied));
  return (
    <>
      <ol className={classes.weeks}>
        {weeks.map(({ from, applied }) => {
          const label = words.week(exactDate(from), applied);
          return (
            <li key={from} className={classes.week} title={label} aria-label={label}>
              <span className={classes.weekCount}>{applied === 0 ? '' : countText(applied)}</span>
              <span className={classes.column} style={{ height: `${(applied / most) * 100}px` }} />
            </li>
          );
        })}
      </ol>
      <p className={classes.axis} aria-hidden>
        <span>{exactDate(weeks[0]?.from ?? '')}</span>
        <span>{words.today}</span>
      </p>
    </>
  );
}

const Nothing = () => (
  <EmptyState
    drawing="insights"
    title={words.emptyTitle}
    action={
      <Button component="a" href={hrefTo('openings')}>
        {words.toOpenings}
      </Button>
    }
  >
    {words.empty}
  </EmptyState>
);
