import { inboxStrings } from '../strings/inbox.ts';
import { postingStrings } from '../strings/postings.ts';
import { host } from './host.ts';
import { createPending } from './pending.ts';
import { perform } from './perform.ts';
import { refresh } from './queries.ts';
import { didSomething } from './undo.ts';

type Archiving = {
  /** Null is all there is. */
  readonly ids: readonly number[] | null;
  readonly isArchived: boolean;
};

const archivings = createPending<Archiving>();

/** Archivings that an answer of that time does not show yet. */
export const useArchivings = archivings.usePending;

/** Moves lines to the archive, or back; can be undone. */
export async function archiveItems(ids: readonly number[], isArchived: boolean): Promise<void> {
  const done = await perform(() => archive({ ids, isArchived }));
  if (done === null) return;
  didSomething({
    label: isArchived ? inboxStrings.didArchive(ids.length) : inboxStrings.didRestore(ids.length),
    undo: () => archive({ ids, isArchived: !isArchived }),
  });
}

/** Moves every line to the archive, those too that are not shown; can be undone. */
export async function archiveAll(): Promise<void> {
  const done = await perform(() => archive({ ids: null, isArchived: true }));
  if (done === null) return;
  didSomething({
    label: inboxStrings.didArchive(done.ids.length),
    undo: () => archive({ ids: done.ids, isArchived: false }),
  });
}

/** Hides an opening and archives the line that told of it; undone as one. */
export async function hideItem(
  id: number,
  posting: { readonly id: string; readonly title: string },
): Promise<void> {
  const set = async (isGone: boolean): Promise<void> => {
    await host().call('postings.mark', { ids: [posting.id], isHidden: isGone });
    await archive({ ids: [id], isArchived: isGone });
  };
  const done = await perform(async () => {
    await set(true);
    return true;
  });
  if (done === null) return;
  didSomething({ label: postingStrings.didHide(posting.title), undo: () => set(false) });
}

/** Shown at once; asked for anew afterwards, for a refusal changes nothing that would be pushed. */
async function archive({ ids, isArchived }: Archiving): Promise<{ ids: readonly number[] }> {
  try {
    return await archivings.during({ ids, isArchived }, () =>
      host().call('inbox.archive', { ids: ids && [...ids], isArchived }),
    );
  } finally {
    refresh(['inbox']);
  }
}
