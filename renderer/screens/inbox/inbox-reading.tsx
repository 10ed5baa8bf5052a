import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InboxItem } from '#renderer/model.ts';
import { PostingBody } from '#renderer/parts/posting-body.tsx';
import { PostingBrief } from '#renderer/parts/posting-brief.tsx';
import { queries } from '#renderer/store/queries.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import classes from './inbox-reading.module.css';
import { ItemNews } from './item-news.tsx';
import type { TriageActions } from './use-triage.ts';

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
    <div>
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

function ItemPosting({ id }: { readonly id: string }) {
  const { data: posting, error, refetch } = useQuery(queries.posting(id));
  if (posting === undefined) {
    return error === null ? (
      <SkeletonRows rows={6} />
    ) : (
      <ErrorNote error={error} onRetry={() => void refetch()} />
    );
  }
  const { enrichment, descriptionHtml } = posting;
  return (
    <article>
      <div className={classes.brief}>
        <PostingBrief posting={posting} />
      </div>
      {enrichment.summary !== null && (
        <Text className={classes.summary} dir="auto">
          {enrichment.summary}
        </Text>
      )}
      <PostingBody html={descriptionHtml} />
    </article>
  );
}
