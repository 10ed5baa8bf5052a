import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Facts } from '#renderer/parts/facts.tsx';
import { PostingBody } from '#renderer/parts/posting-body.tsx';
import { StageMenu } from '#renderer/parts/stage-menu.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
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
  const { title, company, url, enrichment, descriptionHtml } = posting;
  return (
    <article>
      <Title order={2} className={classes.title} dir="auto">
        {title}
      </Title>
      <Text className={classes.company} dir="auto">
        {company}
      </Text>
      <Facts posting={posting} />
      <Group className={classes.ways} gap="sm">
        <StageMenu posting={posting} />
        {url !== null && (
          <Button
            component="a"
            variant="default"
            href={url}
            target="_blank"
            rel="noreferrer"
            data-opening-page
            rightSection={<IconExternalLink size={14} stroke={1.6} aria-hidden />}
          >
            {inboxStrings.openPage}
          </Button>
        )}
        <Anchor href={hrefTo('openings', { id })}>{inboxStrings.openInOpenings}</Anchor>
      </Group>
      {enrichment.summary !== null && (
        <Text className={classes.summary} dir="auto">
          {enrichment.summary}
        </Text>
      )}
      <PostingBody html={descriptionHtml} />
    </article>
  );
}
