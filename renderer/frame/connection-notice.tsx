import { useConnection } from '../store/connection.ts';
import { frameStrings } from '../strings/frame.ts';
import { Note } from '../ui/note.tsx';
import { useLate } from '../ui/use-late.ts';
import classes from './connection-notice.module.css';

/** Says when the host cannot be reached: what is shown stays, and may be old. */
export function ConnectionNotice() {
  const state = useConnection((connection) => connection.state);
  return state === 'reconnecting' ? <Reconnecting /> : null;
}

function Reconnecting() {
  // A host that is back at once needs no notice.
  const isLate = useLate(700);
  if (!isLate) return null;
  return (
    <div className={classes.root}>
      <Note tone="warn" role="status" title={frameStrings.reconnecting}>
        {frameStrings.reconnectingHint}
      </Note>
    </div>
  );
}
