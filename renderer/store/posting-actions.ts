import { notifications } from '@mantine/notifications';
import type { Outcome, PostingFilter, Stage, StageMove } from '../model.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';
import { downloadFile } from '../ui/download-file.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';
import { queries, queryClient } from './queries.ts';
import { ask, dropQuestionOn } from './questions.ts';
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

/**
 * Moves an opening to a stage of the board, above `before` or last. Undo restores its place and
 * since when it was there. The last stage asks how it ended, unless that is given.
 */
export async function setStage(
  posting: { readonly id: string; readonly title: string },
  stage: Stage | null,
  { before = null, outcome = null }: { before?: string | null; outcome?: Outcome | null } = {},
): Promise<void> {
  const { id: postingId, title } = posting;
  dropQuestionOn(postingId);
  const move = await perform(() =>
    inTurn(postingId, () =>
      host().call('applications.setStage', { postingId, stage, before, outcome }),
    ),
  );
  if (move === null) return;
  const { was } = move;
  const undo = () => {
    dropQuestionOn(postingId);
    return inTurn(postingId, () =>
      host().call('applications.restore', { cards: [{ postingId, was }] }),
    );
  };
  if (move.from !== null || move.to !== null) {
    didSomething({ label: moveWords(title, move), undo });
  }
  if (move.to === 'done' && move.from !== 'done' && outcome === null) {
    ask({ kind: 'outcome', posting: { id: postingId, title } });
  }
}

function moveWords(title: string, { from, to }: StageMove): string {
  if (to === null) return postingStrings.didUntrack(title);
  return from === to
    ? postingStrings.didReorder(title)
    : postingStrings.didMove(title, labels.stages[to]);
}

/** Notes how an application ended; can be undone. */
export async function setOutcome(
  { id: postingId, title }: { readonly id: string; readonly title: string },
  before: Outcome | null,
  outcome: Outcome | null,
): Promise<void> {
  const set = (to: Outcome | null) =>
    host().call('applications.update', { postingId, outcome: to });
  if ((await perform(() => set(outcome))) === null) return;
  const label =
    outcome === null
      ? postingStrings.didReopen(title)
      : postingStrings.didEnd(title, labels.outcomes[outcome]);
  didSomething({ label, undo: () => set(before) });
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
