import { IconClick } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, memo } from 'react';
import { shortcuts } from '#renderer/keyboard/shortcuts.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';
import { paneStrings } from '#renderer/strings/opening-pane.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { focusList } from '../focus.ts';
import { PaneActions } from './pane-actions.tsx';
import { PostingArticle } from './posting-article.tsx';
import classes from './posting-pane.module.css';
import { useMarkRead } from './use-mark-read.ts';

/** The opening that is being read. */
export const PostingPane = memo(function PostingPane({
  id,
  filter,
  isListEmpty,
}: {
  readonly id: string | null;
  /** Of the list. */
  readonly filter: PostingFilter;
  /** There is nothing to choose. */
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
    // While the text has the focus, the arrows scroll it.
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
