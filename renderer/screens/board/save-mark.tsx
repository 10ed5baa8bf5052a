import { boardStrings } from '#renderer/strings/board.ts';
import type { SaveState } from './autosaver.ts';
import classes from './card-detail.module.css';

/** Whether what was typed is kept. */
export function SaveMark({ state }: { readonly state: SaveState }) {
  return (
    <span className={classes.saved} role="status" data-failed={state === 'failed'}>
      {state === 'idle' ? '' : boardStrings.saving[state]}
    </span>
  );
}
