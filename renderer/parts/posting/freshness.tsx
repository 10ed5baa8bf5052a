import { IconClock } from '@tabler/icons-react';
import { exactTime, relativeTime } from '#renderer/format.ts';
import type { PostingDetail } from '#renderer/model.ts';
import { paneStrings as words } from '#renderer/strings/openings.ts';
import { useNow } from '#renderer/ui/age.tsx';
import classes from './freshness.module.css';

/** How old an opening is, as a bar against the time that the company's openings usually stay. */
export function Freshness({ posting }: { readonly posting: PostingDetail }) {
  const now = useNow();
  const { postedAt, firstSeenAt, closedAt, medianOpenDays } = posting;
  const days = daysOpen(posting, now);
  const usual = medianOpenDays === null ? null : Math.max(1, Math.round(medianOpenDays));
  return (
    <p className={classes.root}>
      <IconClock size={15} stroke={1.6} aria-hidden />
      <span title={exactTime(postedAt ?? firstSeenAt)}>
        {postedAt === null
          ? words.firstSeen(relativeTime(firstSeenAt, now))
          : words.posted(relativeTime(postedAt, now))}
      </span>
      {closedAt !== null && <span>{words.wasOpenFor(days)}</span>}
      {closedAt === null && usual !== null && (
        <span className={classes.meter} data-age={ageOf(days, usual)}>
          {/* biome-ignore lint/a11y/useSemanticElements: no browser lets a meter be drawn as this bar */}
          <span
            className={classes.track}
            role="meter"
            aria-label={words.freshness}
            aria-valuemin={0}
            aria-valuemax={usual}
            aria-valuenow={Math.min(days, usual)}
            aria-valuetext={words.dayOf(days, usual)}
          >
            <span className={classes.fill} style={{ width: `${filledPercent(days, usual)}%` }} />
          </span>
          {words.dayOf(days, usual)}
        </span>
      )}
      {closedAt === null && usual === null && <span>{words.openFor(days)}</span>}
    </p>
  );
}

/** The first day shows too, in percent. */
const leastPercent = 3;

const filledPercent = (days: number, usual: number): number =>
  Math.max(leastPercent, Math.min(100, Math.round((days / usual) * 100)));

/** 'fresh' in the first third of the usual time, 'late' after it. */
export const ageOf = (days: number, usual: number): 'fresh' | 'usual' | 'late' =>
  days <= usual / 3 ? 'fresh' : days <= usual ? 'usual' : 'late';

const dayMs = 86_400_000;

type OpenDates = {
  readonly listedAt: string;
  readonly closedAt: string | null;
};

/** Whole days from the listing until it closed, or until now. */
export function daysOpen({ listedAt, closedAt }: OpenDates, nowMs: number): number {
  const untilMs = closedAt === null ? nowMs : Date.parse(closedAt);
  return Math.max(0, Math.floor((untilMs - Date.parse(listedAt)) / dayMs));
}
