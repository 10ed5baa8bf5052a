import { notifications } from '@mantine/notifications';
import type { PostingFilter, Stage } from '../model.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/postings.ts';
import { downloadFile } from '../ui/download-file.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';
import { didSomething } from './undo.ts';

/** Notes that an opening was looked at. */
export async function markRead(id: string): Promise<void> {
  await perform(() => host().call('postings.mark', { ids: [id], isRead: true }));
}

/** Hides an opening, or shows it again; can be undone. */
export async function setHidden(id: string, title: string, isHidden: boolean): Promise<void> {
  const mark = (to: boolean) => host().call('postings.mark', { ids: [id], isHidden: to });
  const done = await perform(() => mark(isHidden));
  if (done === null) return;
  const label = isHidden ? postingStrings.didHide(title) : postingStrings.didShow(title);
  didSomething({ label, undo: () => mark(!isHidden) });
}

/** Moves an opening to a stage of the board, `before` another card or last; can be undone. */
export async function setStage(
  posting: { readonly id: string; readonly title: string },
  stage: Stage | null,
  before: string | null = null,
): Promise<void> {
  const { id: postingId, title } = posting;
  const move = await perform(() =>
    host().call('applications.setStage', { postingId, stage, before }),
  );
  if (move === null || move.from === move.to) return;
  const label =
    stage === null
      ? postingStrings.didUntrack(title)
      : postingStrings.didMove(title, labels.stages[stage]);
  didSomething({
    label,
    undo: () => host().call('applications.setStage', { postingId, stage: move.from }),
  });
}

/** Saves an opening to the board, or takes it off again; a later stage is left alone. */
export async function toggleSaved(posting: {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage | null;
}): Promise<void> {
  if (posting.stage === null) await setStage(posting, 'saved');
  if (posting.stage === 'saved') await setStage(posting, null);
}

/** Fetches what is likely to be opened next. */
export function prefetchPosting(id: string): void {
  void queryClient.prefetchQuery(queries.posting(id));
}

/** Hands the person a file of all openings that a filter lets through. */
export async function exportPostings(
  filter: PostingFilter,
  format: 'csv' | 'json' | 'md',
): Promise<void> {
  const file = await perform(() => host().call('postings.export', { filter, format }));
  if (file !== null) downloadFile(file);
}

/** Puts the address of an opening on the clipboard. */
export async function copyLink(url: string): Promise<void> {
  const done = await perform(async () => {
    await navigator.clipboard.writeText(url);
    return true;
  });
  if (done !== null) notifications.show({ message: postingStrings.copied, autoClose: 2_000 });
}
