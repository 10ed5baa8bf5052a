import { exactTime, relativeTime, shortAge } from '../format.ts';
import { useNow } from './use-now.ts';

/** How long ago, with the exact time on hover. `isShort` leaves out the "ago". */
export function Age({ at, isShort = false }: { readonly at: string; readonly isShort?: boolean }) {
  const now = Math.max(useNow(), Date.parse(at) <= Date.now() ? Date.parse(at) : 0);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {isShort ? shortAge(at, now) : relativeTime(at, now)}
    </time>
  );
}
