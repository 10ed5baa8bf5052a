import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import type { InboxItem } from '#renderer/model.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { Age } from '#renderer/ui/age.tsx';
import classes from './inbox-line.module.css';
import { itemWords } from './item-words.ts';
import { KindIcon } from './kind-icon.tsx';
import { lineElementId, type TriageActions } from './use-triage.ts';

/** One thing that changed: what it is, what there is about it, and what to do with it. */
export function InboxLine({
  item,
  href,
  isCurrent,
  isOpen,
  isReachable,
  onChoose,
  actions,
}: {
  readonly item: InboxItem;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  /** Only one line is a stop for Tab; the keys for moving reach the others. */
  readonly isReachable: boolean;
  readonly onChoose: (id: number) => void;
  readonly actions: TriageActions;
}) {
  const { id, kind, posting, at } = item;
  const { title, detail } = itemWords(item);
  const stage = posting?.stage ?? null;
  const isFinishable = kind === 'reminder' && !item.isArchived;
  return (
    <li
      className={classes.root}
      data-current={isCurrent}
      data-finishable={isFinishable}
      data-unread={kind === 'match' && posting?.isRead === false}
    >
      <a
        id={lineElementId(id)}
        className={classes.link}
        href={href}
        tabIndex={isReachable ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onFocus={() => onChoose(id)}
      >
        <span className={classes.icon}>
          <KindIcon kind={kind} />
        </span>
        <VisuallyHidden>{labels.inboxKinds[kind]}</VisuallyHidden>
        <span className={classes.title} dir="auto" title={title}>
          {title}
        </span>
        <span className={classes.age}>
          <Age at={at} isShort />
        </span>
        <span className={classes.detail} title={detail.join(' · ')}>
          {detail.map((part, i) => (
            <bdi key={part}>
              {i > 0 && ' · '}
              {part}
            </bdi>
          ))}
        </span>
        {stage !== null && kind !== 'reminder' && kind !== 'closed' && (
          <span className={classes.stage}>{labels.stages[stage]}</span>
        )}
      </a>
      {isFinishable && (
        <Button
          className={classes.done}
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

/** Comes where the mouse is, for the keys have their own way. */
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
    <Tooltip label={label}>
      <ActionIcon
        className={classes.archive}
        size="sm"
        aria-label={label}
        tabIndex={isReachable ? 0 : -1}
        onClick={() => onArchive(item)}
      >
        <Icon size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
