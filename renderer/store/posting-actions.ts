import { notifications } from '@mantine/notifications';
import type { PostingFilter, Stage } from '../model.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';
import { downloadFile } from '../ui/download-file.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';
import { createTurns } from './turns.ts';

export async function markRead(id: string): Promise<void> {
  await perform(() => host().call('postings.mark', { ids: [id], isRead: true }));
}

export async function setHidden(id: string, title: string, isHidden: boolean): Promise<void> {
  const mark = (to: boolean) => host().call('postings.mark', { ids: [id], isHidden: to });
  const done = await perform(() => mark(isHidden));
  if (done === null) return;
  const label = isHidden ? postingStrings.didHide(title) : postingStrings.didShow(title);
  didSomething({ label, undo: () => mark(!isHidden) });
}

/** Moves an opening to a stage of the board, above `before` or last; can be undone. */
export async function setStage(
  posting: { readonly id: string; readonly title: string },
  stage: Stage | null,
  before: string | null = null,
): Promise<void> {
  const { id: postingId, title } = posting;
  const put = (to: Stage | null, above: string | null) =>
    inTurn(postingId, () =>
      host().call('applications.setStage', { postingId, stage: to, before: above }),
    );
  const move = await perform(() => put(stage, before));
  if (move === null || move.from === move.to) return;
  const label =
    stage === null
      ? postingStrings.didUntrack(title)
      : postingStrings.didMove(title, labels.stages[stage]);
  didSomething({ label, undo: () => put(move.from, null) });
}

const inTurn = createTurns();

/** Saves an opening to the board, or removes it; leaves later stages alone. */
export async function toggleSaved(posting: {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage | null;
}): Promise<void> {
  if (posting.stage === null) await setStage(posting, 'saved');
  if (posting.stage === 'saved') await setStage(posting, null);
}

/** Loads an opening that the user may open next. */
export function prefetchPosting(id: string): void {
  void queryClient.prefetchQuery(queries.posting(id));
}

/** Downloads every opening of a filter as a file. */
export async function exportPostings(
  filter: PostingFilter,
  format: 'csv' | 'json' | 'md',
): Promise<void> {
  const file = await perform(async () => {
    let part = await host().call('postings.export', { filter, format });
    const { fileName, mimeType } = part;
    const contents = [part.content];
    let offset = part.postings;
    while (!part.isLast) {
      part = await host().call('postings.export', { filter, format, offset, upTo: part.upTo });
      contents.push(part.content);
      offset += part.postings;
    }
    return { fileName, mimeType, content: contents.join('') };
  });
  if (file !== null) downloadFile(file);
}

export async function copyLink(url: string): Promise<void> {
  const done = await perform(async () => {
    await navigator.clipboard.writeText(url);
    return true;
  });
  if (done !== null) notifications.show({ message: postingStrings.copied, autoClose: 2_000 });
}
