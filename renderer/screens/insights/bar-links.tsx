import { count as countText } from '#renderer/format.ts';
import { insightsStrings } from '#renderer/strings/insights.ts';
import classes from './bar-links.module.css';
import { share } from './share.ts';

export type Bar = {
  readonly name: string;
  readonly count: number;
  readonly href: string;
  readonly note?: string;
};

/** Lying bars, each a link to what it counts; last those that do not say it. */
export function BarLinks({
  bars,
  whole,
  unsaid,
}: {
  readonly bars: readonly Bar[];
  /** What the bars are shares of. */
  readonly whole: number;
  readonly unsaid: number;
}) {
  const most = Math.max(1, unsaid, ...bars.map(({ count }) => count));
  return (
    <ul className={classes.root} data-noted={bars.some(({ note }) => note !== undefined)}>
      {bars.map(({ name, count, href, note }) => (
        <li key={href}>
          <a className={classes.row} href={href}>
            <span className={classes.name} dir="auto" title={name}>
              {name}
            </span>
            <span className={classes.track}>
              <span className={classes.bar} style={lengthOf(count / most)} />
              {note !== undefined && <span className={classes.note}>{note}</span>}
            </span>
            <span className={classes.count}>{countText(count)}</span>
            <span className={classes.share}>{share(count, whole)}</span>
          </a>
        </li>
      ))}
      {unsaid > 0 && (
        <li className={classes.row} data-unsaid>
          <span className={classes.name}>{insightsStrings.notStated}</span>
          <span className={classes.track}>
            <span className={classes.bar} style={lengthOf(unsaid / most)} />
          </span>
          <span className={classes.count}>{countText(unsaid)}</span>
          <span className={classes.share}>{share(unsaid, whole)}</span>
        </li>
      )}
    </ul>
  );
}

/** Of the room there is for bars; notes beside them have their own. */
const lengthOf = (part: number) => ({ width: `calc((100% - var(--note-width)) * ${part})` });
