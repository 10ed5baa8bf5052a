import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import type { DayNews } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { calendarStrings as words } from '#renderer/strings/insights.ts';
import { dayAfterKey, daysPerWeek, levelOf } from './calendar-days.ts';
import classes from './day-calendar.module.css';

/**
 * New openings day by day, a column for each week. Days with news lead to their openings: one of them
 * is in the tab order, and arrows lead to the others.
 */
export function DayCalendar({
  days,
  companyId,
}: {
  /** Whole weeks but for the last, oldest first. */
  readonly days: readonly DayNews[];
  readonly companyId?: string;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const most = Math.max(0, ...days.map((day) => day.new));
  const latest = days.findLastIndex((day) => day.new > 0);
  const reachable = chosen !== null && (days[chosen]?.new ?? 0) > 0 ? chosen : latest;
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = dayAfterKey(days, reachable, event.key);
    if (to === null) return;
    event.preventDefault();
    setChosen(to);
    table.current?.querySelector<HTMLElement>(`[data-at="${to}"] a`)?.focus();
  };
  const weeks = Array.from({ length: Math.ceil(days.length / daysPerWeek) }, (_, week) => week);
  return (
    <div className={classes.root}>
      <table ref={table} className={classes.table} onKeyDown={onKeyDown}>
        <caption>
          <VisuallyHidden>{words.label}</VisuallyHidden>
        </caption>
        <thead aria-hidden>
          <tr>
            <td />
            {weeks.map((week) => (
              <td key={week} className={classes.month}>
                {monthAt(days, week)}
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: Math.min(daysPerWeek, days.length) }, (_, row) => (
            <tr key={days[row]?.from}>
              <th scope="row" className={classes.weekday}>
                <span aria-hidden>{weekdayOf(days[row], 'narrow')}</span>
                <VisuallyHidden>{weekdayOf(days[row], 'long')}</VisuallyHidden>
              </th>
              {weeks.map((week) => {
                const at = week * daysPerWeek + row;
                const day = days[at];
                return day === undefined ? (
                  <td key={week} />
                ) : (
                  <Day
                    key={week}
                    at={at}
                    day={day}
                    level={levelOf(day.new, most)}
                    isReachable={at === reachable}
                    companyId={companyId}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend hasUnseen={days.some((day) => stateOf(day) !== 'seen')} />
    </div>
  );
}

function Day({
  at,
  day,
  level,
  isReachable,
  companyId,
}: {
  readonly at: number;
  readonly day: DayNews;
  readonly level: number;
  readonly isReachable: boolean;
  readonly companyId: string | undefined;
}) {
  const { from, to } = day;
  const state = stateOf(day);
  const date = new Date(from).toLocaleDateString(undefined, {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
  });
  const label = state === 'seen' ? words.day(date, day.new) : words[state](date);
  const filter = {
    ...{ firstSeenFrom: from, firstSeenBefore: to, isNews: true },
    ...(companyId !== undefined && { companies: [companyId] }),
  };
  return (
    <td className={classes.day} data-at={at} data-level={level} data-state={state} title={label}>
      {day.new > 0 ? (
        <a
          className={classes.link}
          href={hrefTo('openings', { params: toParams(filter) })}
          tabIndex={isReachable ? 0 : -1}
        >
          <VisuallyHidden>{label}</VisuallyHidden>
        </a>
      ) : (
        <VisuallyHidden>{label}</VisuallyHidden>
      )}
    </td>
  );
}

function Legend({ hasUnseen }: { readonly hasUnseen: boolean }) {
  return (
    <p className={classes.legend} aria-hidden>
      {words.less}
      {[0, 1, 2, 3, 4].map((level) => (
        <span key={level} className={classes.day} data-level={level} data-state="seen" />
      ))}
      {words.more}
      {hasUnseen && (
        <>
          <span className={classes.day} data-level={0} data-state="notScanned" data-first />
          {words.unseen}
        </>
      )}
    </p>
  );
}

type State = 'seen' | 'notWatched' | 'notScanned';

const stateOf = ({ isWatched, isScanned }: DayNews): State => {
  if (isScanned) return 'seen';
  return isWatched ? 'notScanned' : 'notWatched';
};

const weekdayOf = (day: DayNews | undefined, weekday: 'narrow' | 'long'): string =>
  day === undefined ? '' : new Date(day.from).toLocaleDateString(undefined, { weekday });

/** The name of a month above its first whole week. */
function monthAt(days: readonly DayNews[], week: number): string {
  const monthOf = (at: number) => {
    const day = days[at * daysPerWeek];
    return day === undefined
      ? ''
      : new Date(day.from).toLocaleDateString(undefined, { month: 'short' });
  };
  return week > 0 && monthOf(week) === monthOf(week - 1) ? '' : monthOf(week);
}
