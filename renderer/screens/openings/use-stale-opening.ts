import { useEffect, useEffectEvent, useRef } from 'react';
import { isListed, type PinnedList } from '#renderer/store/queries.ts';

/**
 * Closes the open opening when another filter leaves it out. Later changes of the same list, such
 * as an opening that is read now, leave it open: it is what the user looks at.
 */
export function useStaleOpening(
  list: PinnedList | null,
  openId: string | null,
  onLeft: () => void,
): void {
  const seen = useRef<PinnedList['filter'] | undefined>(undefined);
  const shownId = useRef(openId);
  shownId.current = openId;
  const check = useEffectEvent(async (asked: PinnedList) => {
    const id = openId;
    if (id === null || (await isListed(asked, id))) return;
    // The user may have gone on in the meantime.
    if (seen.current === asked.filter && shownId.current === id) onLeft();
  });
  useEffect(() => {
    const before = seen.current;
    seen.current = list?.filter;
    if (list !== null && before !== undefined && before !== list.filter) void check(list);
  }, [list]);
}
