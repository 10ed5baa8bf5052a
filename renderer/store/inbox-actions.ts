import { exactDate } from '../format.ts';
import type { InboxGroup, InboxItem } from '../model.ts';
import { everywhere } from '../strings/everywhere.ts';
import { inboxStrings } from '../strings/inbox.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';
import { host } from './host.ts';
import { createPending, during } from './pending.ts';
import { didSomething, perform } from './perform.ts';
import { refresh } from './queries.ts';

type Archiving = {
  /** Null means all items. */
  readonly ids: readonly number[] | null;
  readonly isArchived: boolean;
};

/** Changes that the host may not have made yet. */
export const archivings = createPending<Archiving>();

/** The items of the inbox or the archive without those that are just leaving it. */
export const staying = (
  items: readonly InboxItem[],
  pending: readonly Archiving[],
  isArchive: boolean,
): readonly InboxItem[] =>
  items.filter(({ id }) => {
    const latest = pending.findLast(({ ids }) => ids === null || ids.includes(id));
    return latest === undefined || latest.isArchived === isArchive;
  });

export async function archiveItems(ids: readonly number[], isArchived: boolean): Promise<void> {
  const done = await perform(() => archive({ ids, isArchived }));
  if (done === null) return;
  didSomething({
    label: isArchived ? inboxStrings.didArchive(ids.length) : inboxStrings.didRestore(ids.length),
    undo: () => archive({ ids, isArchived: !isArchived }),
  });
}

/**
 * Archives every item, or all of a group, even those not on screen; can be undone. Those on screen
 * (`shown`) leave at once.
 */
export async function archiveAll(
  of: { readonly group: InboxGroup; readonly shown: readonly number[] } | null = null,
): Promise<void> {
  const leaving = { ids: of?.shown ?? null, isArchived: true };
  const done = await perform(() =>
    archive(leaving, { ids: null, ...(of !== null && { group: of.group }) }),
  );
  if (done === null) return;
  didSomething({
    label: inboxStrings.didArchive(done.ids.length),
    undo: () => archive({ ids: done.ids, isArchived: false }),
  });
}

/** Archives items until a moment, ISO 8601; can be undone. */
export async function snoozeItems(ids: readonly number[], until: string): Promise<void> {
  const done = await perform(async () => {
    try {
      return await during(archivings, { ids, isArchived: true }, () =>
        host().call('inbox.snooze', { ids: [...ids], until }),
      );
    } finally {
      refresh(['inbox']);
    }
  });
  if (done === null) return;
  didSomething({
    label: inboxStrings.didSnooze(ids.length, exactDate(until)),
    undo: () => archive({ ids, isArchived: false }),
  });
}

type Subject = { readonly id: string; readonly title: string };

/** An item of the inbox and the opening that it is about. */
export type PostingItem = { readonly id: number; readonly posting: Subject };

/** Hides openings and archives their items, or changes neither; one undo reverts both. */
export async function hideItems(items: readonly PostingItem[]): Promise<void> {
  const ids = postingIds(items);
  const mark = (some: readonly string[], isHidden: boolean) =>
    host().call('postings.mark', { ids: [...some], isHidden });
  const done = await perform(() => withItems(itemIds(items), true, () => mark(ids, true)));
  if (done === null) return;
  const { changed } = done.value;
  didSomething({
    label: wordsFor(items, postingStrings.didHide, postingStrings.didHideMany),
    undo: () => withItems(done.moved, false, () => mark(changed, false)),
  });
}

/** Saves openings and archives their items, or changes neither; one undo reverts both. */
export async function saveItems(items: readonly PostingItem[]): Promise<void> {
  const ids = postingIds(items);
  const done = await perform(() =>
    withItems(itemIds(items), true, () =>
      host().call('applications.setStages', { ids, stage: 'saved' }),
    ),
  );
  if (done === null) return;
  const cards = done.value.moves.map(({ postingId, was }) => ({ postingId, was }));
  const { saved } = labels.stages;
  didSomething({
    label: wordsFor(
      items,
      (title) => postingStrings.didMove(title, saved),
      (what) => postingStrings.didMoveMany(what, saved),
    ),
    undo: () => withItems(done.moved, false, () => host().call('applications.restore', { cards })),
  });
}

const itemIds = (items: readonly PostingItem[]): number[] => items.map(({ id }) => id);

const postingIds = (items: readonly PostingItem[]): string[] => [
  ...new Set(items.map(({ posting }) => posting.id)),
];

function wordsFor(
  items: readonly PostingItem[],
  one: (title: string) => string,
  many: (what: string) => string,
): string {
  const [first] = items;
  return first !== undefined && items.length === 1
    ? one(first.posting.title)
    : many(everywhere.openings(postingIds(items).length));
}

/**
 * The items go first, because they leave the screen at once; they return if the work fails. `moved`
 * leaves out those that were there already, as in the archive.
 */
async function withItems<T>(
  ids: readonly number[],
  isGone: boolean,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly moved: readonly number[] }> {
  const { ids: moved } = await archive({ ids, isArchived: isGone });
  try {
    return { value: await work(), moved };
  } catch (error) {
    await archive({ ids: moved, isArchived: !isGone });
    throw error;
  }
}

/** Shows the change at once, then asks the host again, because it announces no rejection. */
async function archive(
  { ids, isArchived }: Archiving,
  which: { readonly ids: number[] | null; readonly group?: InboxGroup } = { ids: ids && [...ids] },
): Promise<{ ids: readonly number[] }> {
  try {
    return await during(archivings, { ids, isArchived }, () =>
      host().call('inbox.archive', { ...which, isArchived }),
    );
  } finally {
    refresh(['inbox']);
  }
}
