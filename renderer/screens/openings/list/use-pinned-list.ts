import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PostingFilter } from '#renderer/model.ts';
import { useConnection } from '#renderer/store/connection.ts';
import { type PinnedList, pinList } from '#renderer/store/posting-list.ts';

export type OpenedList = {
  /** Null until the first answer. While another is on its way, the one before stays. */
  readonly list: PinnedList | null;
  /** The list shown is that of another filter. */
  readonly isBehind: boolean;
  /** Why the list could not be opened; null where it could. */
  readonly error: unknown;
  /** Opens it anew: with what came since. */
  readonly reopen: () => void;
};

/** The list of a filter, opened as soon as the filter is another one; the answer asked for last counts. */
export function usePinnedList(filter: PostingFilter): OpenedList {
  const [list, setList] = useState<PinnedList | null>(null);
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(0);
  const open = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    try {
      const opened = await pinList(filter);
      if (mine !== latest.current) return;
      setList(opened);
      setError(null);
    } catch (reason) {
      if (mine === latest.current) setError(reason);
    }
  }, [filter]);
  useEffect(() => void open(), [open]);
  useRetryOnceConnected(error !== null, open);
  const reopen = useCallback(() => void open(), [open]);
  return { list, isBehind: list?.filter !== filter, error, reopen };
}

function useRetryOnceConnected(hasFailed: boolean, retry: () => Promise<void>): void {
  const isConnected = useConnection(({ state }) => state === 'open');
  const onConnected = useEffectEvent(() => {
    if (hasFailed) void retry();
  });
  useEffect(() => {
    if (isConnected) onConnected();
  }, [isConnected]);
}
