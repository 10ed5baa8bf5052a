import type { Stage } from '../model.ts';
import { everywhere } from '../strings/everywhere.ts';
import { labels } from '../strings/labels.ts';
import { postingStrings } from '../strings/openings.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';
import { type PinnedList, queryClient, windowQuery, windowSize } from './queries.ts';

/** Hides openings or shows them again; can be undone. Resolves to false if that failed. */
export async function hideMany(ids: readonly string[], isHidden: boolean): Promise<boolean> {
  const mark = (to: boolean) => host().call('postings.mark', { ids: [...ids], isHidden: to });
  if ((await perform(() => mark(isHidden))) === null) return false;
  const what = everywhere.openings(ids.length);
  const label = isHidden ? postingStrings.didHideMany(what) : postingStrings.didShowMany(what);
  didSomething({ label, undo: () => mark(!isHidden) });
  return true;
}

/** Can be undone. Resolves to false if that failed. */
export async function markReadMany(ids: readonly string[], isRead: boolean): Promise<boolean> {
  const mark = (to: boolean) => host().call('postings.mark', { ids: [...ids], isRead: to });
  if ((await perform(() => mark(isRead))) === null) return false;
  const what = everywhere.openings(ids.length);
  const label = isRead ? postingStrings.didReadMany(what) : postingStrings.didUnreadMany(what);
  didSomething({ label, undo: () => mark(!isRead) });
  return true;
}

/**
 * Moves openings to a stage of the board, or off it. Undo brings each back to where it was.
 * Resolves to false if that failed.
 */
export async function moveMany(ids: readonly string[], stage: Stage | null): Promise<boolean> {
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
