import { Button, Kbd, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { keyCaps, type ShortcutName, shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { InboxItem, InboxPage } from '#renderer/model.ts';
import { CheckedLine } from '#renderer/parts/checked-line.tsx';
import { SelectionBar } from '#renderer/parts/selection/selection-bar.tsx';
import { useSelection } from '#renderer/parts/selection/use-selection.ts';
import { navigate, useRoute } from '#renderer/routes.ts';
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
import { InboxGroups } from './inbox-groups.tsx';
import { InboxList } from './inbox-list.tsx';
import { InboxOthers } from './inbox-others.tsx';
import { InboxReading } from './inbox-reading.tsx';
import classes from './inbox-screen.module.css';
import { hrefToInbox, type InboxView, inboxView } from './inbox-view.ts';
import readingHintClasses from './reading-hint.module.css';
import { type BulkTriage, useTriage } from './use-triage.ts';

export function InboxScreen() {
  const view = inboxView(useRoute());
  const { isArchive, group } = view;
  const { page, items, isLoading, error, retry } = useInbox(view);
  const { data: counts } = useQuery(queries.counts());
  const isWatching = counts === undefined || counts.companies > 0;
  return (
    <Screen
      title={labels.screens.inbox}
      subtitle={isWatching && <CheckedLine />}
      actions={
        <>
          {!isArchive && !isLoading && items.length > 0 && (
            <Button variant="default" onClick={() => void archiveAll(shownOf(view, items))}>
              {inboxStrings.archiveAll}
            </Button>
          )}
          {isWatching && <ArchiveSwitch view={view} />}
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
      {page !== undefined && (
        <div className={classes.content}>
          {isWatching && <InboxGroups view={view} counts={page.counts} />}
          {isLoading ? (
            <SkeletonRows height={52} />
          ) : items.length === 0 ? (
            <div className={classes.empty}>
              <InboxEmpty view={view} isWatching={isWatching} />
              {!isArchive && <InboxOthers kinds={othersIn(group)} />}
            </div>
          ) : (
            <InboxTriage
              key={`${isArchive} ${group}`}
              items={items}
              total={page.total}
              view={view}
            />
          )}
        </div>
      )}
    </Screen>
  );
}

/** What "Archive all" archives: the group on screen, or everything. */
const shownOf = ({ group }: InboxView, items: readonly InboxItem[]) =>
  group === null ? null : { group, shown: items.map(({ id }) => id) };

function othersIn(group: InboxView['group']): readonly ('changed' | 'closed')[] {
  if (group === null) return ['changed', 'closed'];
  if (group === 'changes') return ['changed'];
  return group === 'closed' ? ['closed'] : [];
}

function ArchiveSwitch({ view }: { readonly view: InboxView }) {
  const { isArchive: isOn } = view;
  return (
    <Button
      variant={isOn ? 'light' : 'subtle'}
      color={isOn ? 'accent' : 'gray'}
      aria-pressed={isOn}
      onClick={() => navigate(hrefToInbox({ ...view, isArchive: !isOn }))}
    >
      {inboxStrings.showArchived}
    </Button>
  );
}

/** The inbox or its archive, without items that are just leaving it. */
function useInbox({ isArchive, group }: InboxView): {
  readonly page: InboxPage | undefined;
  readonly items: readonly InboxItem[];
  /** The counts are of the view before, whose items are not shown. */
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const {
    data: page,
    dataUpdatedAt,
    isPlaceholderData: isLoading,
    error,
    refetch,
  } = useQuery({
    ...queries.inbox(isArchive, group),
    placeholderData: keepPreviousData,
  });
  const items = staying(page?.items ?? [], usePending(archivings, dataUpdatedAt), isArchive);
  return {
    page,
    items,
    isLoading,
    error: page === undefined ? error : null,
    retry: () => void refetch(),
  };
}

function InboxTriage({
  items,
  total,
  view,
}: {
  readonly items: readonly InboxItem[];
  readonly total: number;
  readonly view: InboxView;
}) {
  const openId = useRoute().id;
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const days = useMemo(() => {
    const isOpen = ({ id }: InboxItem) => String(id) === openId;
    return groupByDay(items, (day, watching) => unfolded.includes(day) || watching.some(isOpen));
  }, [items, unfolded, openId]);
  const selection = useSelection<number>(hrefToInbox(view));
  const triage = useTriage(days, view, selection);
  const { current, open, choose, close, hrefOf, actions, many, selected, extendTo } = triage;
  const toggleDay = (day: string): void =>
    setUnfolded(unfolded.includes(day) ? unfolded.filter((d) => d !== day) : [...unfolded, day]);
  return (
    <div className={classes.triage} data-open={open !== null}>
      <div className={classes.list}>
        {selected > 0 && (
          <div className={classes.bulk}>
            <SelectionBar
              count={selected}
              total={items.length}
              onSelectAll={() => selection.add(items.map(({ id }) => id))}
              onClear={selection.clear}
            >
              <BulkButtons many={many} isArchive={view.isArchive} />
            </SelectionBar>
          </div>
        )}
        <InboxList
          selection={selection}
          onExtend={extendTo}
          days={days}
          current={current}
          open={open?.id ?? null}
          left={Math.max(0, total - items.length)}
          onChoose={choose}
          hrefOf={hrefOf}
          actions={actions}
          onToggleDay={toggleDay}
        />
        {!view.isArchive && <InboxOthers kinds={othersIn(view.group)} />}
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
