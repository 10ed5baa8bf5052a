import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '#renderer/filter-params.ts';
import type { InboxItem } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { dayLabel, type InboxDay, type InboxEntry, inShownOrder } from './group-items.ts';
import { InboxLine } from './inbox-line.tsx';
import classes from './inbox-list.module.css';
import type { TriageActions } from './use-triage.ts';

/** The lines under their days. One of them takes the focus; the keys go on from there. */
export function InboxList({
  days,
  current,
  open,
  left,
  onChoose,
  hrefOf,
  actions,
}: {
  readonly days: readonly InboxDay[];
  readonly current: number | null;
  readonly open: number | null;
  /** How many more there are than are shown. */
  readonly left: number;
  readonly onChoose: (id: number) => void;
  readonly hrefOf: (id: number) => string;
  readonly actions: TriageActions;
}) {
  const now = useNow();
  const items = inShownOrder(days);
  const reachable = current ?? items[0]?.id ?? null;
  const line = (item: InboxItem) => (
    <InboxLine
      key={item.id}
      item={item}
      href={hrefOf(item.id)}
      isCurrent={item.id === current}
      isOpen={item.id === open}
      isReachable={item.id === reachable}
      onChoose={onChoose}
      actions={actions}
    />
  );
  return (
    <>
      {days.map(({ day, entries }) => (
        <section key={day} aria-labelledby={`inbox-day-${day}`}>
          <h2 className={classes.day} id={`inbox-day-${day}`}>
            {dayLabel(day, now)}
          </h2>
          <ul className={classes.lines}>
            {entries.map((entry) =>
              entry.kind === 'item' ? (
                line(entry.item)
              ) : (
                <li key={`search-${entry.search.id}`} className={classes.group}>
                  <SearchHead entry={entry} />
                  <ul className={classes.lines}>{entry.items.map(line)}</ul>
                </li>
              ),
            )}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <p className={classes.more}>{inboxStrings.more(items.length, items.length + left)}</p>
      )}
    </>
  );
}

/** What a saved search found that day, with the way to all that it finds. */
function SearchHead({
  entry: { search, items },
}: {
  readonly entry: Extract<InboxEntry, { kind: 'search' }>;
}) {
  const { data: searches } = useQuery(queries.searches());
  const filter = searches?.find(({ id }) => id === search.id)?.filter ?? {};
  const href = hrefTo('openings', { params: { ...toParams(filter), search: search.id } });
  return (
    <Anchor className={classes.search} href={href} dir="auto">
      {inboxStrings.newFor(items.length, search.name)}
    </Anchor>
  );
}
