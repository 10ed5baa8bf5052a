import { useQuery } from '@tanstack/react-query';
import type { DayNews } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { dayBounds, firstDayOf } from './calendar-days.ts';

/** The days of the last 13 weeks, of one company or of all; null while they load. */
export function useDays(companyId?: string): readonly DayNews[] | null {
  const now = useNow();
  const bounds = [...dayBounds(new Date(now), firstDayOf(new Intl.Locale(navigator.language)))];
  const { data = null } = useQuery(
    queries.days({ bounds, ...(companyId !== undefined && { companyId }) }),
  );
  return data;
}

/** Before the second day of watching a calendar says nothing. */
export const isWorthShowing = (days: readonly DayNews[] | null): days is readonly DayNews[] =>
  days !== null && days.filter(({ isWatched }) => isWatched).length > 1;
