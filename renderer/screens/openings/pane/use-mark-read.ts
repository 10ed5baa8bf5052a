import { useEffect } from 'react';
import type { PostingDetail } from '#renderer/model.ts';
import { markRead } from '#renderer/store/posting-actions.ts';

/** How long an opening has to be looked at, in milliseconds: going past one is not reading it. */
const lookedAtMs = 600;

/** Marks the opening that is shown as read. */
export function useMarkRead(posting: PostingDetail | undefined): void {
  const unreadId = posting === undefined || posting.isRead ? null : posting.id;
  useEffect(() => {
    if (unreadId === null) return;
    const timer = setTimeout(() => void markRead(unreadId), lookedAtMs);
    return () => clearTimeout(timer);
  }, [unreadId]);
}
