import type { Stage } from '../model.ts';
import { everywhere } from '../strings/everywhere.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';
import { type PinnedList, queryClient, windowQuery, windowSize } from './queries.ts';
import { dropQuestionOn } from './questions.ts';

/** Hides openings or shows them again; can be undone. Resolves to false if that failed. */
export const hideMany = (ids: readonly string[], isHidden: boolean): Promise<boolean> =>
  markMany(ids, isHidden, {
    marks: (to) => ({ isHidden: to }),
    words: isHidden ? postingStrings.didHideMany : postingStrings.didShowMany,
  });

/** Can be undone. Resolves to false if that failed. */
export const markReadMany = (ids: readonly string[], isRead: boolean): Promise<boolean> =>
  markMany(ids, isRead, {
    marks: (to) => ({ isRead: to }),
    words: isRead ? postingStrings.didReadMany : postingStrings.didUnreadMany,
  });

/** Undo leaves those alone that were marked so before. */
async function markMany(
  ids: readonly string[],
  to: boolean,
  {
    marks,
    words,
  }: {
    readonly marks: (to: boolean) => { readonly isHidden?: boolean; readonly isRead?: boolean };
    readonly words: (what: string) => string;
  },
): Promise<boolean> {
  const mark = (some: readonly string[], value: boolean) =>
    host().call('postings.mark', { ids: [...some], ...marks(value) });
  const done = await perform(() => mark(ids, to));
  if (done === null) return false;
  if (done.changed.length === 0) return true;
  const label = words(everywhere.openings(done.changed.length));
  didSomething({ label, undo: () => mark(done.changed, !to) });
  return true;
}

/** Saves openings that are not on the board; a later stage stays. Resolves to false if that failed. */
export async function saveMany(ids: readonly string[]): Promise<boolean> {
  const cards = await perform(() => host().call('applications.list', {}));
  if (cards === null) return false;
  const tracked = new Set(cards.map(({ posting }) => posting.id));
  const unsaved = ids.filter((id) => !tracked.has(id));
  return unsaved.length === 0 || (await moveMany(unsaved, 'saved'));
}

/**
 * Moves openings to a stage of the board, or off it. Undo brings each back to where it was.
 * Resolves to false if that failed.
 */
export async function moveMany(ids: readonly string[], stage: Stage | null): Promise<boolean> {
  for (const id of ids) dropQuestionOn(id);
  const done = await perform(() => host().call('applications.setStages', { ids: [...ids], stage }));
  if (done === null) return false;
  const cards = done.moves.map(({ postingId, was }) => ({ postingId, was }));
  const what = everywhere.openings(ids.length);
  const label =
    stage === null
      ? postingStrings.didUntrackMany(what)
      : postingStrings.didMoveMany(what, labels.stages[stage]);
  didSomething({ label, undo: () => host().call('applications.restore', { cards }) });
  return true;
}

/** The ids of these rows of a list, both ends included, loaded or not. */
export async function idsBetween(
  list: PinnedList,
  from: number,
  to: number,
): Promise<readonly string[]> {
  const first = Math.floor(from / windowSize);
  const windows = Array.from(
    { length: Math.floor(to / windowSize) - first + 1 },
    (_, i) => first + i,
  );
  const pages = await perform(() =>
    Promise.all(windows.map((window) => queryClient.fetchQuery(windowQuery(list, window)))),
  );
  const ids = (pages ?? []).flatMap(({ rows }) => rows.map(({ id }) => id));
  return ids.slice(from - first * windowSize, to - first * windowSize + 1);
}
