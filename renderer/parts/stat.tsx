import { type Known, knownHint, knownText, lastKnownText } from '../known.ts';
import knownNumberClasses from './known-number.module.css';
import classes from './stat.module.css';

export function Stat({
  known,
  label,
  href,
}: {
  readonly known: Known;
  readonly label: string;
  readonly href?: string | undefined;
}) {
  const content = (
    <>
      <span className={classes.value}>
        <KnownNumber known={known} withLast />
      </span>
      <span className={classes.label}>{label}</span>
    </>
  );
  return href === undefined ? (
    <div className={classes.root}>{content}</div>
  ) : (
    <a className={classes.root} href={href}>
      {content}
    </a>
  );
}

export function KnownNumber({
  known,
  withLast = false,
}: {
  readonly known: Known;
  readonly withLast?: boolean;
}) {
  const last = withLast ? lastKnownText(known) : null;
  return (
    <span
      className={knownNumberClasses.root}
      data-kind={known.kind}
      title={knownHint(known) ?? undefined}
    >
      {knownText(known)}
      {last !== null && <span className={knownNumberClasses.last}>{last}</span>}
    </span>
  );
}
