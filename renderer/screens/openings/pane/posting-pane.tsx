import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowUpRight,
  IconClick,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconLink,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, memo, useEffect } from 'react';
import { shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { PostingDetail, PostingFilter } from '#renderer/model.ts';
import { StageMenu } from '#renderer/parts/stage-menu.tsx';
import { copyLink, markRead, setHidden, toggleSaved } from '#renderer/store/posting-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { openingStrings, paneStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { focusList } from '../focus.ts';
import { PostingArticle } from './posting-article.tsx';
import classes from './posting-pane.module.css';

export const PostingPane = memo(function PostingPane({
  id,
  filter,
  isListEmpty,
}: {
  readonly id: string | null;
  readonly filter: PostingFilter;
  readonly isListEmpty: boolean;
}) {
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...queries.posting(id ?? ''),
    enabled: id !== null,
    placeholderData: keepPreviousData,
  });
  const posting = id === null ? undefined : data;
  useMarkRead(isPlaceholderData ? undefined : posting);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') focusList();
    // While the text has the focus, the arrow keys scroll it.
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') event.stopPropagation();
  };
  return (
    <section
      className={classes.root}
      aria-label={openingStrings.pane}
      aria-busy={isPlaceholderData}
      onKeyDown={onKeyDown}
    >
      {id === null && !isListEmpty && <NoneChosen />}
      {id !== null && error !== null && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {id !== null && posting === undefined && error === null && <SkeletonRows rows={6} />}
      {posting !== undefined && error === null && (
        <>
          <PaneActions posting={posting} />
          <PostingArticle key={posting.id} posting={posting} filter={filter} />
        </>
      )}
    </section>
  );
});

const NoneChosen = () => (
  <EmptyState icon={<IconClick size={22} />} title={paneStrings.none}>
    {paneStrings.noneHint(shortcuts.next.keys[0], shortcuts.previous.keys[0])}
  </EmptyState>
);

/** Time on screen before an opening counts as read, in milliseconds: passing by is not reading. */
const lookedAtMs = 600;

function useMarkRead(posting: PostingDetail | undefined): void {
  const unreadId = posting === undefined || posting.isRead ? null : posting.id;
  useEffect(() => {
    if (unreadId === null) return;
    const timer = setTimeout(() => void markRead(unreadId), lookedAtMs);
    return () => clearTimeout(timer);
  }, [unreadId]);
}

const slim = { root: classes.action ?? '', section: classes.icon ?? '' };
const icon = { size: 14, 'aria-hidden': true } as const;

function PaneActions({ posting }: { readonly posting: PostingDetail }) {
  const { id, title, isHidden, stage, url } = posting;
  const applyUrl = posting.applyUrl ?? url;
  return (
    <div className={classes.actions}>
      {applyUrl !== null && (
        <Button
          component="a"
          href={applyUrl}
          target="_blank"
          rel="noopener noreferrer"
          rightSection={<IconArrowUpRight {...icon} />}
          classNames={slim}
        >
          {paneStrings.apply}
        </Button>
      )}
      {(stage === null || stage === 'saved') && (
        <Button
          variant="default"
          aria-pressed={stage === 'saved'}
          leftSection={stage === null ? <IconStar {...icon} /> : <IconStarFilled {...icon} />}
          classNames={slim}
          onClick={() => void toggleSaved(posting)}
        >
          {stage === null ? paneStrings.save : paneStrings.saved}
        </Button>
      )}
      <StageMenu posting={posting} />
      <Button
        variant="default"
        leftSection={isHidden ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
        classNames={slim}
        onClick={() => void setHidden(id, title, !isHidden)}
      >
        {isHidden ? paneStrings.show : paneStrings.hide}
      </Button>
      {url !== null && <LinkActions url={url} />}
    </div>
  );
}

const LinkActions = ({ url }: { readonly url: string }) => (
  <>
    <Tooltip label={paneStrings.openPage}>
      <ActionIcon
        component="a"
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={paneStrings.openPage}
        ml="auto"
      >
        <IconExternalLink size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
    <Tooltip label={paneStrings.copyLink}>
      <ActionIcon aria-label={paneStrings.copyLink} onClick={() => void copyLink(url)}>
        <IconLink size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  </>
);
