import { Group } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { memo, type ReactNode, useEffect } from 'react';
import type { PostingDetail } from '#renderer/model.ts';
import { markRead } from '#renderer/store/posting-actions.ts';
import { queries } from '#renderer/store/queries.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { CloseButton, PostingActions, type PostingActs } from './posting-actions.tsx';
import { PostingArticle, type PostingLinks } from './posting-article.tsx';
import classes from './posting-pane.module.css';

/** The scrolling part of the pane, which takes the focus. */
export const paneId = 'opening-pane';

/**
 * The one reading pane: an opening with its actions, facts, text and history. The previous opening
 * stays until the next one is here.
 */
export const PostingPane = memo(function PostingPane({
  id,
  acts,
  links,
  tools,
  news,
  children,
  onClose,
}: {
  readonly id: string;
  readonly acts?: PostingActs;
  readonly links?: PostingLinks;
  /** More buttons for the bar. */
  readonly tools?: ReactNode;
  /** Why the opening is here, above its title. */
  readonly news?: ReactNode;
  /** Another arrangement of the article. */
  readonly children?: (posting: PostingDetail, article: ReactNode) => ReactNode;
  readonly onClose: () => void;
}) {
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...queries.posting(id),
    placeholderData: keepPreviousData,
  });
  useMarkRead(isPlaceholderData ? undefined : data);
  // What is shown and typed outlives a reload that fails.
  if (data === undefined && error !== null) {
    return (
      <section className={classes.root} aria-label={openingStrings.pane} data-escapable>
        <Group justify="end" p="xs">
          {tools}
          <CloseButton onClose={onClose} />
        </Group>
        {news}
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </div>
      </section>
    );
  }
  if (data === undefined) {
    return (
      <section className={classes.root} aria-label={openingStrings.pane} aria-busy>
        <SkeletonRows rows={6} />
      </section>
    );
  }
  const article = <PostingArticle key={data.id} posting={data} links={links} />;
  return (
    <section
      className={classes.root}
      aria-label={openingStrings.pane}
      aria-busy={isPlaceholderData}
      data-escapable
    >
      <PostingActions posting={data} acts={acts} tools={tools} onClose={onClose} />
      {children === undefined ? (
        <PaneScroll key={data.id}>
          {news}
          {article}
        </PaneScroll>
      ) : (
        children(data, article)
      )}
    </section>
  );
});

/** What scrolls has the focus, so that the arrow keys scroll it and do not choose another row. */
export function PaneScroll({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys scroll it, and choose no row
    <div
      id={paneId}
      className={classes.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') event.stopPropagation();
      }}
    >
      {children}
    </div>
  );
}

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
