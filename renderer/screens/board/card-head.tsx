import { Anchor, Button, Group, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { relativeTime } from '#renderer/format.ts';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { PostingDetail } from '#renderer/model.ts';
import { Facts } from '#renderer/parts/facts.tsx';
import { StageMenu } from '#renderer/parts/stage-menu.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import classes from './card-detail.module.css';

/** Which opening it is, where it stands, and the ways to it. */
export function CardHead({ posting }: { readonly posting: PostingDetail }) {
  const { id, title, company, url, closedAt } = posting;
  const now = useNow();
  const words = boardStrings.detail;
  useShortcuts({
    openPage: () => {
      if (url !== null) window.open(url, '_blank', 'noopener,noreferrer');
    },
  });
  return (
    <header className={classes.head}>
      <Title order={2} className={classes.title} dir="auto">
        {title}
      </Title>
      <p className={classes.company} dir="auto">
        {company}
      </p>
      <Facts posting={posting} />
      {closedAt !== null && (
        <StatusMark tone="warn" label={words.closedAt(relativeTime(closedAt, now))} />
      )}
      <Group gap="sm" mt="sm">
        <StageMenu posting={posting} />
        {url !== null && (
          <Button
            component="a"
            variant="default"
            href={url}
            target="_blank"
            rel="noreferrer"
            rightSection={<IconExternalLink size={14} stroke={1.6} aria-hidden />}
          >
            {words.openPage}
          </Button>
        )}
        <Anchor href={hrefTo('openings', { id })}>{words.openInOpenings}</Anchor>
      </Group>
    </header>
  );
}
