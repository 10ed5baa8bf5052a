import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PostingBody } from '#renderer/parts/posting-body.tsx';
import { PostingBrief } from '#renderer/parts/posting-brief.tsx';
import { queries } from '#renderer/store/queries.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import classes from './item-posting.module.css';

/** An opening to be read in passing; the rest about it is in Openings. */
export function ItemPosting({ id }: { readonly id: string }) {
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
