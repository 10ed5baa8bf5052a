import {
  ActionIcon,
  Anchor,
  Button,
  Checkbox,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { KeyTip } from '#renderer/keyboard/key-tip.tsx';
import type { InboxItem } from '#renderer/model.ts';
import type { Selection } from '#renderer/parts/selection/use-selection.ts';
import { StarMark } from '#renderer/parts/star-mark.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { postingStrings, selectionStrings } from '#renderer/strings/openings.ts';
import { Age, useNow } from '#renderer/ui/age.tsx';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { dayLabel, type InboxDay, type InboxEntry, inShownOrder } from './group-items.ts';
import inboxLineClasses from './inbox-line.module.css';
import classes from './inbox-list.module.css';
import { KindIcon } from './item-news.tsx';
import { itemWords } from './item-words.ts';
import { lineElementId, type TriageActions } from './use-triage.ts';

/** Items grouped by day. One is in the tab order; keys move on from there. */
export function InboxList({
  days,
  current,
  open,
  left,
  onChoose,
  hrefOf,
  actions,
  selection,
  onExtend,
  onToggleDay,
}: {
  readonly days: readonly InboxDay[];
  readonly current: number | null;
  readonly open: number | null;
  readonly left: number;
  readonly onChoose: (id: number) => void;
  readonly hrefOf: (id: number) => string;
  readonly actions: TriageActions;
  readonly selection: Selection<number>;
  readonly onExtend: (id: number) => void;
  readonly onToggleDay: (day: string) => void;
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
      isSelecting={selection.ids.size > 0}
      isSelected={selection.ids.has(item.id)}
      onSelect={selection.toggle}
      onExtend={onExtend}
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
            {entries.map((entry) => {
              if (entry.kind === 'item') return line(entry.item);
              if (entry.kind === 'watching') {
                return (
                  <WatchingGroup key="watching" entry={entry} onToggle={() => onToggleDay(day)}>
                    {entry.items.map(line)}
                  </WatchingGroup>
                );
              }
              return (
                <li key={`search-${entry.search.id}`} className={classes.group}>
                  <SearchHead entry={entry} />
                  <ul className={classes.lines}>{entry.items.map(line)}</ul>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <p className={classes.more}>{inboxStrings.more(items.length, items.length + left)}</p>
      )}
    </>
  );
}

/** One line for all companies read for the first time on a day, and those lines on demand. */
function WatchingGroup({
  entry: { items, isUnfolded },
  onToggle,
  children,
}: {
  readonly entry: Extract<InboxEntry, { kind: 'watching' }>;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  const openings = items.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return (
    <li>
      <UnstyledButton className={classes.fold ?? ''} aria-expanded={isUnfolded} onClick={onToggle}>
        <KindIcon kind="watching" />
        <span className={classes.foldTitle}>{inboxStrings.watchingMany(items.length)}</span>
        <span className={classes.foldCount}>{everywhere.openings(openings)}</span>
        <IconChevronRight className={classes.chevron} size={14} stroke={1.8} aria-hidden />
      </UnstyledButton>
      {isUnfolded && <ul className={classes.folded}>{children}</ul>}
    </li>
  );
}

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

function InboxLine({
  item,
  href,
  isCurrent,
  isOpen,
  isReachable,
  onChoose,
  actions,
  isSelecting,
  isSelected,
  onSelect,
  onExtend,
}: {
  readonly item: InboxItem;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  /** Only one item is in the tab order; keys reach the others. */
  readonly isReachable: boolean;
  readonly onChoose: (id: number) => void;
  readonly actions: TriageActions;
  readonly isSelecting: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (id: number) => void;
  readonly onExtend: (id: number) => void;
}) {
  const { id, kind, posting, at } = item;
  const { title, detail } = itemWords(item);
  const company = item.company?.name ?? posting?.company ?? '';
  const stage = posting?.stage ?? null;
  const isUnread = kind === 'match' && posting?.isRead === false;
  const isFinishable = kind === 'reminder' && !item.isArchived;
  return (
    <li
      className={inboxLineClasses.root}
      data-current={isCurrent || isSelected}
      data-selecting={isSelecting}
      data-finishable={isFinishable}
      data-unread={isUnread}
    >
      <a
        id={lineElementId(id)}
        className={inboxLineClasses.link}
        href={href}
        tabIndex={isReachable ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onFocus={() => onChoose(id)}
        onMouseDown={(event) => {
          // The focus would move the start of the range, and a new window would open.
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={(event) => {
          if (!event.shiftKey && !event.metaKey && !event.ctrlKey) return;
          event.preventDefault();
          if (event.shiftKey) onExtend(id);
          else onSelect(id);
        }}
      >
        <span className={inboxLineClasses.icon}>
          <KindIcon kind={kind} />
          {isUnread && <span className={inboxLineClasses.dot} title={postingStrings.unread} />}
        </span>
        <VisuallyHidden>{labels.inboxKinds[kind]}</VisuallyHidden>
        <span className={inboxLineClasses.title} dir="auto" title={title}>
          {title}
        </span>
        <span className={inboxLineClasses.age}>
          <Age at={at} isShort />
        </span>
        <span className={inboxLineClasses.detail} title={detail.join(' · ')}>
          {company !== '' && (
            <span className={inboxLineClasses.avatar}>
              <Avatar name={company} size={16} />
            </span>
          )}
          {item.isStarred && <StarMark size={11} />}
          {detail.map((part, i) => (
            <bdi key={part}>
              {i > 0 && ' · '}
              {part}
            </bdi>
          ))}
        </span>
        {stage !== null && kind !== 'reminder' && kind !== 'closed' && (
          <span className={inboxLineClasses.stage}>{labels.stages[stage]}</span>
        )}
      </a>
      <Checkbox
        className={inboxLineClasses.check}
        size="xs"
        tabIndex={-1}
        checked={isSelected}
        aria-label={selectionStrings.select(title)}
        onChange={() => onSelect(id)}
      />
      {isFinishable && (
        <Button
          className={inboxLineClasses.done}
          variant="default"
          size="compact-xs"
          tabIndex={isReachable ? 0 : -1}
          aria-label={inboxStrings.doneWith(item.text ?? '')}
          leftSection={<IconCheck size={12} stroke={2} aria-hidden />}
          onClick={() => actions.finish(item)}
        >
          {inboxStrings.done}
        </Button>
      )}
      <ArchiveTool item={item} isReachable={isReachable} onArchive={actions.archive} />
    </li>
  );
}

/** Only for the mouse; the keyboard has its own shortcut. */
function ArchiveTool({
  item,
  isReachable,
  onArchive,
}: {
  readonly item: InboxItem;
  readonly isReachable: boolean;
  readonly onArchive: (item: InboxItem) => void;
}) {
  const label = item.isArchived ? inboxStrings.restore : inboxStrings.archive;
  const Icon = item.isArchived ? IconArrowBackUp : IconArchive;
  return (
    <KeyTip label={label} name={item.isArchived ? undefined : 'archive'}>
      <ActionIcon
        className={inboxLineClasses.archive}
        size="sm"
        aria-label={label}
        tabIndex={isReachable ? 0 : -1}
        onClick={() => onArchive(item)}
      >
        <Icon size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
    </KeyTip>
  );
}
