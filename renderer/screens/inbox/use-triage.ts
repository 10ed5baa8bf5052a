import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { InboxItem } from '#renderer/model.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { setReminderDone } from '#renderer/store/application-actions.ts';
import { archiveItems, hideItem } from '#renderer/store/inbox-actions.ts';
import { markRead, setStage } from '#renderer/store/posting-actions.ts';
import { afterLeaving, type InboxDay, inShownOrder, neighbour } from './group-items.ts';

export type TriageActions = {
  readonly archive: (item: InboxItem) => void;
  readonly hide: (item: InboxItem) => void;
  readonly save: (item: InboxItem) => void;
  readonly finish: (item: InboxItem) => void;
};

export const lineElementId = (id: number): string => `inbox-${id}`;

/**
 * The chosen and the open item, with their keys. The chosen item stays when new ones arrive; when
 * it leaves, the next one is chosen.
 */
export function useTriage(days: readonly InboxDay[], isArchive: boolean) {
  const items = inShownOrder(days);
  const ids = items.map(({ id }) => id);
  const route = useRoute();
  const open = items.find(({ id }) => String(id) === route.id) ?? null;
  const [chosen, setChosen] = useState<number | null>(null);
  const current = open?.id ?? (chosen !== null && ids.includes(chosen) ? chosen : null);
  const focusNext = useRef(false);

  const hrefOf = (id: number | null) =>
    hrefTo('inbox', {
      id: id === null ? null : String(id),
      ...(isArchive && { params: { archived: '1' } }),
    });
  const go = (id: number | null): void => {
    focusNext.current = id !== null;
    setChosen(id);
    if (open !== null) navigate(hrefOf(id), { replace: true });
  };
  const leave = ({ id }: InboxItem): void => {
    if (id === current) go(afterLeaving(ids, id));
  };
  const actions: TriageActions = {
    archive: (item) => {
      leave(item);
      void archiveItems([item.id], !isArchive);
    },
    hide: (item) => {
      if (item.posting === null) return;
      leave(item);
      void hideItem(item.id, item.posting);
    },
    save: ({ posting }) => {
      if (posting?.stage === null) void setStage(posting, 'saved');
    },
    finish: ({ reminderId: id, text }) => {
      if (id !== null && text !== null) void setReminderDone({ id, text }, true);
    },
  };
  const withCurrent = (act: (item: InboxItem) => void) => () => {
    const item = items.find(({ id }) => id === current);
    if (item !== undefined) act(item);
  };
  useShortcuts({
    next: () => go(neighbour(ids, current, 1)),
    previous: () => go(neighbour(ids, current, -1)),
    archive: withCurrent(actions.archive),
    hide: withCurrent(actions.hide),
    save: withCurrent(actions.save),
  });

  useLayoutEffect(() => {
    if (!focusNext.current || current === null) return;
    focusNext.current = false;
    document.getElementById(lineElementId(current))?.focus();
  });

  // An item opened by its address or by a click may be out of view.
  const openId = open?.id ?? null;
  useLayoutEffect(() => {
    if (openId === null) return;
    document.getElementById(lineElementId(openId))?.scrollIntoView({ block: 'nearest' });
  }, [openId]);

  const unread = open?.posting?.isRead === false ? open.posting.id : null;
  useEffect(() => {
    if (unread !== null) void markRead(unread);
  }, [unread]);

  const close = (): void => {
    if (open === null) return;
    focusNext.current = true;
    setChosen(open.id);
    navigate(hrefOf(null));
  };
  return { current, open, choose: setChosen, close, hrefOf, actions };
}
