import { queuesStrings } from '#renderer/strings/queues.ts';
import classes from './minute-bars.module.css';

/** Jobs finished in each minute, the present one at the right. */
export function MinuteBars({ finished }: { readonly finished: readonly number[] }) {
  const most = Math.max(1, ...finished);
  const label = queuesStrings.finishedIn(
    finished.reduce((sum, n) => sum + n, 0),
    finished.length,
  );
  return (
    <span className={classes.root} role="img" aria-label={label}>
      {finished.map((n, minute) => {
        const ago = finished.length - 1 - minute;
        return (
          <span
            key={ago}
            className={classes.bar}
            data-none={n === 0}
            style={{ height: `${n === 0 ? 2 : Math.max(12, (n / most) * 100)}%` }}
            title={queuesStrings.finishedAt(n, ago)}
          />
        );
      })}
    </span>
  );
}
