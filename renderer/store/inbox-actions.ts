import type { InboxItem } from '../model.ts';
import { inboxStrings } from '../strings/inbox.ts';
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

/** Archives every item, even those not on screen; can be undone. */
export async function archiveAll(): Promise<void> {
  const done = await perform(() => archive({ ids: null, isArchived: true }));
  if (done === null) return;
  didSomething({
    label: inboxStrings.didArchive(done.ids.length),
    undo: () => archive({ ids: done.ids, isArchived: false }),
  });
}

/** Hides an opening and archives its item, or changes neither; one undo reverts both. */
export async function hideItem(
  id: number,
  posting: { readonly id: string; readonly title: string },
): Promise<void> {
  // The item goes first, because it leaves the screen at once.
  const set = async (isGone: boolean): Promise<void> => {
    await archive({ ids: [id], isArchived: isGone });
    try {
      await host().call('postings.mark', { ids: [posting.id], isHidden: isGone });
    } catch (error) {
      await archive({ ids: [id], isArchived: !isGone });
      throw error;
    }
  };
  const done = await perform(async () => {
    await set(true);
    return true;
  });
  if (done === null) return;
  didSomething({ label: postingStrings.didHide(posting.title), undo: () => set(false) });
}

/** Shows the change at once, then asks the host again, because it announces no rejection. */
async function archive({ ids, isArchived }: Archiving): Promise<{ ids: readonly number[] }> {
  try {
    return await during(archivings, { ids, isArchived }, () =>
      host().call('inbox.archive', { ids: ids && [...ids], isArchived }),
    );
  } finally {
    refresh(['inbox']);
  }
}
