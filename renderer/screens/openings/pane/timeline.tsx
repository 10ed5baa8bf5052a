import type { PostingEvent } from '#renderer/model.ts';
import { changeText } from '#renderer/parts/change-text.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { Age } from '#renderer/ui/age.tsx';
import classes from './posting-pane.module.css';

/** What happened to an opening, the latest first. */
export function Timeline({ events }: { readonly events: readonly PostingEvent[] }) {
  return (
    <section aria-label={paneStrings.history}>
      <h3 className={classes.heading}>{paneStrings.history}</h3>
      <ol className={classes.events}>
        {events.toReversed().map(({ at, kind, changes }) => (
          <li key={`${at}-${kind}`} className={classes.event}>
            <Age at={at} />
            <div>
              {kind !== 'changed' && paneStrings.events[kind]}
              {changes.map(changeText).map(({ field, from, to }) => (
                <span key={field} className={classes.change} dir="auto">
                  {paneStrings.change(field, from, to)}
                </span>
              ))}
              {kind === 'changed' && changes.length === 0 && paneStrings.events.changed}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
