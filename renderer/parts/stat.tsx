import type { Known } from '../known.ts';
import { KnownNumber } from './known-number.tsx';
import classes from './stat.module.css';

/** A number with what it counts; a link where it leads to the things counted. */
export function Stat({
  known,
  label,
  href,
}: {
  readonly known: Known;
  readonly label: string;
  readonly href?: string;
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
