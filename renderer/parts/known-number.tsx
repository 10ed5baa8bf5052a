import { type Known, knownHint, knownText, lastKnownText } from '../known.ts';
import classes from './known-number.module.css';

/** A number as far as it is known; what it last was stands below where there is room for it. */
export function KnownNumber({
  known,
  withLast = false,
}: {
  readonly known: Known;
  readonly withLast?: boolean;
}) {
  const last = withLast ? lastKnownText(known) : null;
  return (
    <span className={classes.root} data-kind={known.kind} title={knownHint(known) ?? undefined}>
      {knownText(known)}
      {last !== null && <span className={classes.last}>{last}</span>}
    </span>
  );
}
