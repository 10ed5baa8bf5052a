import { useLayoutEffect, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { InboxItem } from '#renderer/model.ts';
import { morningAfter } from '#renderer/parts/morning.ts';
import type { Selection } from '#renderer/parts/selection/use-selection.ts';
import { navigate, useRoute } from '#renderer/routes.ts';
import { setReminderDone } from '#renderer/store/application-actions.ts';
import { archiveItems, hideItems, saveItems, snoozeItems } from '#renderer/store/inbox-actions.ts';
import { setHidden, setStage } from '#renderer/store/posting-actions.ts';
import { afterLeaving, type InboxDay, inShownOrder, neighbour } from './group-items.ts';
import { hrefToInbox, type InboxView } from './inbox-view.ts';

export type TriageActions = {
  readonly archive: (item: InboxItem) => void;
  readonly hide: (item: InboxItem) => void;
  readonly unhide: (item: InboxItem) => void;
  /** Saves an opening that is not tracked yet, archives its item and moves on. */
  readonly save: (item: InboxItem) => void;
  readonly finish: (item: InboxItem) => void;
  /** Archives it until the morning after this many days. */
  readonly snooze: (item: InboxItem, days: number) => void;
};

export const lineElementId = (id: number): string => `inbox-${id}`;

/**
 * The chosen and the open item, with their keys. The chosen item stays when new ones arrive; when
 * it leaves, the next one is chosen.
 */
export function useTriage(
  days: readonly InboxDay[],
  { isArchive, group }: InboxView,
  selection: Selection<number>,
) {
  const items = inShownOrder(days);
  const ids = items.map(({ id }) => id);
  const route = useRoute();
  const open = items.find(({ id }) => String(id) === route.id) ?? null;
  const [chosen, setChosen] = useState<number | null>(null);
  const current = open?.id ?? (chosen !== null && ids.includes(chosen) ? chosen : null);
  const focusNext = useRef(false);

  const hrefOf = (id: number | null) => hrefToInbox({ isArchive, group }, id);
  const go = (id: number | null): void => {
    focusNext.current = id !== null;
    setChosen(id);
    if (open !== null) navigate(hrefOf(id), { replace: true });
  };
  const walk = (by: 1 | -1): void => {
    const next = neighbour(ids, current, by);
    selection.add([current, next].filter((id) => id !== null));
    go(next);
  };
  const extendTo = (id: number): void => {
    const ends = [ids.indexOf(current ?? id), ids.indexOf(id)].toSorted((a, b) => a - b);
    selection.add(ids.slice(Math.max(0, ends[0] ?? 0), (ends[1] ?? 0) + 1));
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
      void hideItems([{ id: item.id, posting: item.posting }]);
    },
    unhide: ({ posting }) => {
      if (posting !== null) void setHidden(posting.id, posting.title, false);
    },
    save: (item) => {
      if (item.posting?.stage !== null) return;
      if (isArchive) {
        void setStage(item.posting, 'saved');
        return;
      }
      leave(item);
      void saveItems([{ id: item.id, posting: item.posting }]);
    },
    snooze: (item, days) => {
      leave(item);
      void snoozeItems([item.id], morningAfter(days, Date.now()).toISOString());
    },
    finish: ({ reminderId: id, text }) => {
      if (id !== null && text !== null) void setReminderDone({ id, text }, true);
    },
  };
  // Folded items too: they are part of what is selected at once.
  const selected = days
    .flatMap(({ entries }) => entries.flatMap((e) => (e.kind === 'item' ? [e.item] : e.items)))
    .filter(({ id }) => selection.ids.has(id));
  const many = bulkOf(selected, isArchive, selection.clear);
  const withCurrent = (act: (item: InboxItem) => void) => () => {
    const item = items.find(({ id }) => id === current);
    if (item !== undefined) act(item);
  };
  /** With a selection, the key acts on all of it. */
  const all = (act: () => void, one: (item: InboxItem) => void) =>
    selected.length > 0 ? act : withCurrent(one);
  useShortcuts({
    next: () => go(neighbour(ids, current, 1)),
    previous: () => go(neighbour(ids, current, -1)),
    archive: all(many.archive, actions.archive),
    hide: all(many.hide, actions.hide),
    save: all(many.save, actions.save),
    ...(!isArchive && { snooze: all(many.snooze, (item) => actions.snooze(item, 1)) }),
    select: withCurrent(({ id }) => selection.toggle(id)),
    selectNext: () => walk(1),
    selectPrevious: () => walk(-1),
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

  const close = (): void => {
    if (open === null) return;
    focusNext.current = true;
    setChosen(open.id);
    navigate(hrefOf(null));
  };
  useShortcuts({ close: selected.length > 0 ? selection.clear : close });
  return {
    ...{ current, open, choose: setChosen, close, hrefOf },
    ...{ actions, many, selected: selected.length, extendTo },
  };
}

/** What keys and buttons do with all selected items at once. */
export type BulkTriage = {
  readonly archive: () => void;
  readonly hide: () => void;
  readonly save: () => void;
  /** Until tomorrow morning. */
  readonly snooze: () => void;
};

function bulkOf(items: readonly InboxItem[], isArchive: boolean, onDone: () => void): BulkTriage {
  const withPosting = items.flatMap(({ id, posting }) => (posting === null ? [] : { id, posting }));
  const unsaved = withPosting.filter(({ posting }) => posting.stage === null);
  const act = (work: () => Promise<void>) => () => {
    onDone();
    void work();
  };
  return {
    archive: act(() =>
      archiveItems(
        items.map(({ id }) => id),
        !isArchive,
      ),
    ),
    snooze: act(() =>
      snoozeItems(
        items.map(({ id }) => id),
        morningAfter(1, Date.now()).toISOString(),
      ),
    ),
    hide: act(async () => {
      if (withPosting.length > 0) await hideItems(withPosting);
    }),
    save: act(async () => {
      if (unsaved.length > 0) await saveItems(unsaved);
    }),
  };
}
