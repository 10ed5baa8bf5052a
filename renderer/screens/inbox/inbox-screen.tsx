import { Button, Kbd, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { keyCaps, type ShortcutName, shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { InboxItem, InboxPage } from '#renderer/model.ts';
import { CheckedLine } from '#renderer/parts/checked-line.tsx';
import { SelectionBar } from '#renderer/parts/selection/selection-bar.tsx';
import { useSelection } from '#renderer/parts/selection/use-selection.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { archiveAll, archivings, staying } from '#renderer/store/inbox-actions.ts';
import { usePending } from '#renderer/store/pending.ts';
import { queries } from '#renderer/store/queries.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { paneStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { groupByDay } from './group-items.ts';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxList } from './inbox-list.tsx';
import { InboxReading } from './inbox-reading.tsx';
import classes from './inbox-screen.module.css';
import readingHintClasses from './reading-hint.module.css';
import { type BulkTriage, useTriage } from './use-triage.ts';

export function InboxScreen() {
  const isArchive = useRoute().params.archived === '1';
  const { page, items, error, retry } = useInbox(isArchive);
  const { data: counts } = useQuery(queries.counts());
  const isWatching = counts === undefined || counts.companies > 0;
  return (
    <Screen
      title={labels.screens.inbox}
      subtitle={isWatching && <CheckedLine />}
      actions={
        <>
          {!isArchive && items.length > 0 && (
            <Button variant="default" onClick={() => void archiveAll()}>
              {inboxStrings.archiveAll}
            </Button>
          )}
          {isWatching && <ArchiveSwitch isOn={isArchive} />}
        </>
      }
      isPlain
    >
      {error !== null && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={retry} />
        </div>
      )}
      {page === undefined && error === null && <SkeletonRows height={52} />}
      {page !== undefined && items.length === 0 && (
        <InboxEmpty isArchive={isArchive} isWatching={isWatching} />
      )}
      {page !== undefined && items.length > 0 && (
        <InboxTriage
          key={String(isArchive)}
          items={items}
          total={page.total}
          isArchive={isArchive}
        />
      )}
    </Screen>
  );
}

function ArchiveSwitch({ isOn }: { readonly isOn: boolean }) {
  return (
    <Button
      variant={isOn ? 'light' : 'subtle'}
      color={isOn ? 'accent' : 'gray'}
      aria-pressed={isOn}
      onClick={() => navigate(hrefTo('inbox', isOn ? {} : { params: { archived: '1' } }))}
    >
      {inboxStrings.showArchived}
    </Button>
  );
}

/** The inbox or its archive, without items that are just leaving it. */
function useInbox(isArchive: boolean): {
  readonly page: InboxPage | undefined;
  readonly items: readonly InboxItem[];
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const { data: page, dataUpdatedAt, error, refetch } = useQuery(queries.inbox(isArchive));
  const items = staying(page?.items ?? [], usePending(archivings, dataUpdatedAt), isArchive);
  return { page, items, error: page === undefined ? error : null, retry: () => void refetch() };
}

function InboxTriage({
  items,
  total,
  isArchive,
}: {
  readonly items: readonly InboxItem[];
  readonly total: number;
  readonly isArchive: boolean;
}) {
  const days = useMemo(() => groupByDay(items), [items]);
  const selection = useSelection<number>(isArchive);
  const triage = useTriage(days, isArchive, selection);
  const { current, open, choose, close, hrefOf, actions, many, selected, extendTo } = triage;
  return (
    <div className={classes.triage}>
      <div className={classes.list}>
        {selected > 0 && (
          <div className={classes.bulk}>
            <SelectionBar
              count={selected}
              total={items.length}
              onSelectAll={() => selection.add(items.map(({ id }) => id))}
              onClear={selection.clear}
            >
              <BulkButtons many={many} isArchive={isArchive} />
            </SelectionBar>
          </div>
        )}
        <InboxList
          selection={selection}
          onExtend={extendTo}
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
          <InboxReading item={open} actions={actions} onClose={close} />
        )}
      </section>
    </div>
  );
}

function BulkButtons({
  many,
  isArchive,
}: {
  readonly many: BulkTriage;
  readonly isArchive: boolean;
}) {
  const acts: readonly (readonly [string, () => void])[] = [
    [isArchive ? inboxStrings.restore : inboxStrings.archive, many.archive],
    [everywhere.save, many.save],
    [paneStrings.hide, many.hide],
  ];
  return acts.map(([name, act]) => (
    <Button key={name} variant="default" size="compact-xs" onClick={act}>
      {name}
    </Button>
  ));
}

const words = inboxStrings.chooseKeys;

const hints: readonly (readonly [readonly ShortcutName[], string])[] = [
  [['next', 'previous'], words.move],
  [['open'], words.read],
  [['archive'], words.archive],
  [['save'], words.save],
  [['hide'], words.hide],
  [['undo'], words.undo],
];

function ReadingHint() {
  return (
    <Stack className={readingHintClasses.root} align="center" justify="center" gap="lg">
      <Text c="dimmed">{inboxStrings.choose}</Text>
      <ul className={readingHintClasses.keys}>
        {hints.map(([names, does]) => (
          <li key={does}>
            {names.map((name) => (
              <Kbd key={name} size="xs">
                {keyCaps(shortcuts[name].keys[0])}
              </Kbd>
            ))}
            <span>{does}</span>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
