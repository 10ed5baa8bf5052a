import type { PostingDetail } from '#renderer/model.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { Age } from '#renderer/ui/age.tsx';
import classes from './card-detail.module.css';
import { DetailSection } from './detail-section.tsx';
import { historyLines } from './history-lines.ts';

/** What happened with the opening, the newest first. */
export function HistorySection({ posting }: { readonly posting: PostingDetail }) {
  return (
    <DetailSection title={boardStrings.history.label}>
      <ol className={classes.history}>
        {historyLines(posting).map(({ at, text }) => (
          <li key={`${at} ${text}`} className={classes.event}>
            <span className={classes.eventText} dir="auto">
              {text}
            </span>
            <span className={classes.quiet}>
              <Age at={at} />
            </span>
          </li>
        ))}
      </ol>
    </DetailSection>
  );
}
