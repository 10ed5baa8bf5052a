import { createLogUpdate } from 'log-update';
import type { BoardCheck, CheckedBoard } from '#core/board-check.ts';
import { counted } from '#core/quantity.ts';
import { plain, writeJson, writeLine } from './output.ts';

export type VerifyScreen = {
  readonly show: (board: CheckedBoard) => void;
  readonly end: () => { readonly checked: number; readonly isAllWell: boolean };
};

/**
 * Shows how the check of boards goes: a line for each that does not answer and, on a terminal, one
 * that counts. With `isJson`, each board and the counts as JSON.
 */
export function openVerifyScreen(total: number, isJson: boolean): VerifyScreen {
  const counts = new Map<BoardCheck['outcome'], number>();
  const update = process.stderr.isTTY ? createLogUpdate(process.stderr) : null;
  const done = () => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const summary = () =>
    [
      `${done()} of ${counted(total, 'board', 'boards')}`,
      ...words.map(([outcome, word]) => `${counts.get(outcome) ?? 0} ${word}`),
    ].join(' · ');
  return {
    show(board) {
      counts.set(board.outcome, (counts.get(board.outcome) ?? 0) + 1);
      update?.clear();
      if (isJson) writeJson(board);
      else if (board.outcome !== 'answers') writeLine(plain(lineOf(board)));
      update?.(summary());
    },
    end() {
      update?.clear();
      if (isJson) writeJson({ type: 'summary', total, ...countsOf(counts) });
      else writeLine(summary());
      const well = (counts.get('answers') ?? 0) + (counts.get('empty') ?? 0);
      return { checked: done(), isAllWell: well === done() };
    },
  };
}

const words = [
  ['answers', 'answer'],
  ['empty', 'without openings'],
  ['moved', 'moved'],
  ['gone', 'gone'],
  ['unclear', 'unclear'],
] as const satisfies readonly (readonly [BoardCheck['outcome'], string])[];

const countsOf = (counts: ReadonlyMap<BoardCheck['outcome'], number>) =>
  Object.fromEntries(words.map(([outcome]) => [outcome, counts.get(outcome) ?? 0]));

function lineOf({ name, url, outcome, movedTo, error }: CheckedBoard): string {
  const place = `${name} (${url})`;
  if (outcome === 'moved') return `${place} has moved to ${movedTo?.url}`;
  if (outcome === 'gone') return `${place} is gone`;
  if (outcome === 'empty') return `${place} has no openings`;
  return `${place}: ${error?.message ?? 'no clear answer'}`;
}
