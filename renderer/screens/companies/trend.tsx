import { companyStrings as words } from '#renderer/strings/companies.ts';
import classes from './trend.module.css';

const width = 84;
const height = 20;

/** Open openings by week. Weeks before the first scan are hatched: nothing is known of them. */
export function Trend({ weeks }: { readonly weeks: readonly (number | null)[] }) {
  if (weeks.length === 0) return null;
  const from = weeks.findIndex((open) => open !== null);
  const label = labelOf(weeks);
  const step = width / Math.max(1, weeks.length - 1);
  const most = Math.max(1, ...weeks.map((open) => open ?? 0));
  const points = weeks.flatMap((open, week) =>
    open === null ? [] : [{ x: week * step, y: height - 2 - (open / most) * (height - 4) }],
  );
  const unknown = from === -1 ? width : Math.max(0, from * step - 2);
  const [only] = points;
  return (
    <span className={classes.root} role="img" aria-label={label} title={label}>
      <span className={classes.unknown} style={{ width: unknown }} />
      <svg width={width} height={height} aria-hidden>
        {points.length > 1 && (
          <polyline
            className={classes.line}
            points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
          />
        )}
        {points.length === 1 && only !== undefined && (
          <circle className={classes.dot} cx={only.x - 2} cy={height / 2} r={2} />
        )}
      </svg>
    </span>
  );
}

function labelOf(weeks: readonly (number | null)[]): string {
  const known = weeks.filter((open) => open !== null);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return words.trendUnknown;
  return known.length === 1 ? words.trendToday(last) : words.trend(first, known.length - 1, last);
}
