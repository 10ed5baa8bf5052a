import { type KeyboardEvent, useMemo } from 'react';
import type { InboxItem } from '#renderer/model.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { groupByDay } from './group-items.ts';
import { InboxList } from './inbox-list.tsx';
import { InboxReading } from './inbox-reading.tsx';
import classes from './inbox-screen.module.css';
import { ReadingHint } from './reading-hint.tsx';
import { useTriage } from './use-triage.ts';

/** The lines and, beside them, what the one that is open says. */
export function InboxTriage({
  items,
  total,
  isArchive,
}: {
  readonly items: readonly InboxItem[];
  readonly total: number;
  readonly isArchive: boolean;
}) {
  const days = useMemo(() => groupByDay(items), [items]);
  const { current, open, choose, close, hrefOf, actions } = useTriage(days, isArchive);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the pane from anywhere in here
    <div className={classes.triage} onKeyDown={onKeyDown}>
      <div className={classes.list}>
        <InboxList
          days={days}
          current={current}
          open={open?.id ?? null}
          left={total - items.length}
          onChoose={choose}
          hrefOf={hrefOf}
          actions={actions}
        />
      </div>
      <section className={classes.pane} aria-label={inboxStrings.pane}>
        {open === null ? (
          <ReadingHint />
        ) : (
          <InboxReading key={open.id} item={open} actions={actions} onClose={close} />
        )}
      </section>
    </div>
  );
}
