import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { InboxItem } from '#renderer/model.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import classes from './inbox-reading.module.css';
import { ItemNews } from './item-news.tsx';
import { ItemPosting } from './item-posting.tsx';
import type { TriageActions } from './use-triage.ts';

/** What a line says in full: the news, and the opening it is about. */
export function InboxReading({
  item,
  actions,
  onClose,
}: {
  readonly item: InboxItem;
  readonly actions: TriageActions;
  readonly onClose: () => void;
}) {
  const { kind, isArchived, posting } = item;
  return (
    <div className={classes.root}>
      <Group className={classes.bar} justify="space-between" wrap="nowrap" gap="sm">
        <Group gap="sm" wrap="nowrap">
          <Button variant="default" onClick={() => actions.archive(item)}>
            {isArchived ? inboxStrings.restore : inboxStrings.archive}
          </Button>
          {kind === 'reminder' && !isArchived && (
            <Button variant="default" onClick={() => actions.finish(item)}>
              {inboxStrings.done}
            </Button>
          )}
          {posting?.stage === null && (
            <Button variant="default" onClick={() => actions.save(item)}>
              {everywhere.save}
            </Button>
          )}
          {posting !== null && !posting.isHidden && (
            <Button variant="default" onClick={() => actions.hide(item)}>
              {inboxStrings.hide}
            </Button>
          )}
        </Group>
        <Tooltip label={inboxStrings.close}>
          <ActionIcon aria-label={inboxStrings.close} onClick={onClose}>
            <IconX size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      <div className={classes.body}>
        <ItemNews item={item} />
        {posting !== null && <ItemPosting id={posting.id} />}
      </div>
    </div>
  );
}
